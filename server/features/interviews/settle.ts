// The end of a form, in whatever mode: the answers that count are written down, and the number of a completed one.
import type { StoredContradiction } from '#contract/interviews.ts';
import type { Purpose } from '#contract/common.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Contradiction } from '#domain/questionnaire/cross-checks.ts';
import type { Interview } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { jsonOf } from '#server/platform/json.ts';
import type { EvaluatedInterview } from './queries.ts';

/** As it is kept; the rule's sentence as the questionnaire has it, since what fills it may name the citizen. */
function keptContradiction({ question, fault, confirmed }: Contradiction): StoredContradiction {
  const { code, hard, message } = fault;
  return { question, code, hard, confirmed, ...(message !== undefined && { message }) };
}

/**
 * Settles a form, or lets it go on with `inProgress`. Answers that contradict one another count as they were given; which
 * they are, warnings that were let stand included, is kept with the form, for whoever cleans the data. Settled again, it
 * keeps its number and the moment it ended at. Runs in the caller's transaction.
 */
export async function settleInterview(
  ctx: Context,
  { interviewId, path, contradictions }: EvaluatedInterview,
  status: 'complete' | 'partial' | 'screenedOut' | 'inProgress',
): Promise<Interview> {
  if (status !== 'inProgress') {
    await ctx.db.countedAnswer.deleteMany({ where: { interviewId } });
    await ctx.db.countedAnswer.createMany({
      data: [...path.counted].map(([questionName, answer]) => ({
        interviewId,
        questionName,
        ...countedFields(answer),
      })),
    });
  }
  const form = await ctx.db.interview.findUniqueOrThrow({ where: { id: interviewId } });
  const completionNumber =
    status === 'complete' && form.completionNumber === null
      ? await nextCompletionNumber(ctx, form.surveyId, form.purpose)
      : form.completionNumber;
  return ctx.db.interview.update({
    where: { id: interviewId },
    data: {
      status,
      outcome: path.ended?.kind === 'screened-out' ? path.ended.outcome : null,
      contradictions: jsonOf(contradictions.map(keptContradiction)),
      completionNumber,
      endedAt: status === 'inProgress' ? null : (form.endedAt ?? ctx.now()),
    },
  });
}

/**
 * Lets other answers count for a settled interview, to questions that it has counted answers to. What was given stays
 * in `answers`. Runs in the caller's transaction.
 */
export async function correctAnswers(
  ctx: Context,
  interviewId: string,
  corrections: readonly { questionName: string; answer: AnswerValue }[],
): Promise<void> {
  for (const { questionName, answer } of corrections)
    await ctx.db.countedAnswer.updateMany({
      where: { interviewId, questionName },
      data: countedFields(answer),
    });
}

function countedFields(answer: AnswerValue) {
  return {
    value: jsonOf(answer),
    code: codeOf(answer),
    special: 'special' in answer ? answer.special : null,
  };
}

const greatestCode = 2_147_483_647;

/** The answer as a code; null for texts and lists, and for amounts that no code of four bytes can be. */
function codeOf(answer: AnswerValue): number | null {
  if (!('value' in answer) || typeof answer.value !== 'number') return null;
  return Number.isInteger(answer.value) && Math.abs(answer.value) <= greatestCode ? answer.value : null;
}

/** Completed forms of a survey are numbered in their order, and one that is taken back keeps its number; the survey's row is locked until the commit. */
async function nextCompletionNumber(ctx: Context, surveyId: string, purpose: Purpose): Promise<number> {
  await ctx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for no key update`;
  const last = await ctx.db.interview.aggregate({
    where: { surveyId, purpose },
    _max: { completionNumber: true },
  });
  return (last._max.completionNumber ?? 0) + 1;
}
