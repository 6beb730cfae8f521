// The paper form of a case with what was keyed of it.
import type { PaperForm, PaperKeying } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

export type KeyedForm = PaperForm & { keyings: PaperKeying[] };

/** The paper form of a case, if one was keyed and not taken back. */
export async function formOfCase(ctx: Context, caseId: string): Promise<KeyedForm | null> {
  return ctx.db.paperForm.findFirst({
    where: { interview: { caseId }, takenBackAt: null },
    include: { keyings: { orderBy: { round: 'asc' } } },
  });
}
