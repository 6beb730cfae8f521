import type { Context } from '#server/context.ts';

/** Writes who did what to which thing, in the caller's transaction. Details hold no answers and no numbers. */
export async function audit(
  ctx: Context,
  action: string,
  subject: string,
  subjectId: string,
  details: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  await ctx.db.auditEntry.create({
    data: { at: ctx.now(), actorId: ctx.actor?.id ?? null, action, subject, subjectId, details },
  });
}
