// Code frames and what was coded with them.
import type { Codings, CodingRound, FrameCode } from '#domain/results/open-answers/code-frame.ts';
import type { Context } from '#server/context.ts';

/** Codes of a question in the order of their numbers, and the frame's version; 0 before its first code. */
export async function frameOf(
  ctx: Context,
  surveyId: string,
  question: string,
): Promise<{ version: number; codes: FrameCode[] }> {
  const [codes, last] = await Promise.all([
    ctx.db.openCode.findMany({
      where: { surveyId, questionName: question },
      orderBy: { number: 'asc' },
      select: { number: true, label: true, mergedInto: true },
    }),
    ctx.db.openCodeChange.aggregate({
      where: { surveyId, questionName: question },
      _max: { version: true },
    }),
  ]);
  return { version: last._max.version ?? 0, codes };
}

/** What was coded of the complete interviews' answers under these names, by interview id. */
export async function codingsOf(
  ctx: Context,
  surveyId: string,
  names: readonly string[],
): Promise<Map<string, Codings>> {
  const rows = await ctx.db.$queryRaw<{ interviewId: string; round: CodingRound; codes: number[] }[]>`
    select o.interview_id as "interviewId", o.round, o.codes
    from open_codings o join interviews i on i.id = o.interview_id
    where i.survey_id = ${surveyId}::uuid and i.status = 'complete' and o.question_name = any(${[...names]})`;
  const codings = new Map<string, Codings>();
  for (const { interviewId, round, codes } of rows)
    codings.set(interviewId, { ...codings.get(interviewId), [round]: codes });
  return codings;
}
