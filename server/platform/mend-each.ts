// What a sweep has found is mended one by one: one that cannot be mended must not keep the others from it.
import type { Context } from '#server/context.ts';

/** Does it for each, in order; failures are logged with the id. Gives how many it was true for. */
export async function mendEach<Found extends { readonly id: string }>(
  ctx: Context,
  found: readonly Found[],
  mend: (one: Found) => Promise<boolean>,
): Promise<number> {
  let mended = 0;
  for (const one of found) {
    try {
      if (await mend(one)) mended += 1;
    } catch (error) {
      ctx.log.warn({ err: error, id: one.id }, 'a sweep could not mend what it found');
    }
  }
  return mended;
}
