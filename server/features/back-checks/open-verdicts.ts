// Verdicts that took interviews out of the results, or changed their answers, and on which nobody has decided yet.
import type { Context } from '#server/context.ts';
import { appealBlock, appealEndOf } from './appeals.ts';

export interface OpenVerdicts {
  /** The operator has not answered and still may. */
  readonly mayAppeal: number;
  /** When the last of these may no more; null of none. */
  readonly until: Date | null;
  /** Answered by the operator, whatever the verdict brought. */
  readonly appealed: number;
  /** The operator's time is over without an answer. */
  readonly undecided: number;
}

/** An overturned verdict lets the interview count again as it was: decision record 15. */
export async function openVerdicts(ctx: Context, surveyId: string): Promise<OpenVerdicts> {
  const rows = await ctx.db.backCheck.findMany({
    where: {
      surveyId,
      submittedAt: { not: null },
      verdict: { in: ['differs', 'denied'] },
      decision: null,
      OR: [{ consequences: { hasSome: ['void', 'correct'] } }, { appeal: { isNot: null } }],
    },
    include: { survey: true, appeal: true, decision: true },
  });
  const blocks = rows.map((row) => appealBlock(row, ctx.now()));
  const ends = rows.flatMap(({ survey, submittedAt }, at) =>
    submittedAt && blocks[at] === null ? [appealEndOf(survey, submittedAt).getTime()] : [],
  );
  return {
    mayAppeal: ends.length,
    until: ends.length === 0 ? null : new Date(Math.max(...ends)),
    appealed: blocks.filter((block) => block === 'answered').length,
    undecided: blocks.filter((block) => block === 'too-late').length,
  };
}
