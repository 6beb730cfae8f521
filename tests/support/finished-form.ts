// A finished telephone interview as the console leaves it, with the answers that a test is about.
import type { InterviewMode } from '#domain/interviews/modes.ts';

import { flatSelection } from './flat-selection.ts';
import type { Product } from './product.ts';

export type Answers = Readonly<Record<string, number | 'dontKnow'>>;

/** @param number of the interview among the finished ones of the survey, from 1 */
export async function finishedForm(
  { ctx, versions }: Product,
  {
    surveyId,
    caseId,
    number,
    mode = 'telephone',
  }: { surveyId: string; caseId: string; number: number; mode?: InterviewMode },
  answers: Answers,
): Promise<string> {
  const operator = await ctx.prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  return ctx.prisma.$transaction(async (db) => {
    const { id } = await db.interview.create({
      data: {
        surveyId,
        caseId,
        purpose: 'interview',
        questionnaireVersionId: versions.interviewVersionId,
        mode,
        operatorId: mode === 'telephone' ? operator.id : null,
        status: 'complete',
        completionNumber: number,
        selection: flatSelection(surveyId, operator.id),
        startedAt: new Date(),
        endedAt: new Date(),
      },
    });
    await db.countedAnswer.createMany({
      data: Object.entries(answers).map(([questionName, answer]) => ({
        interviewId: id,
        questionName,
        value: typeof answer === 'number' ? { value: answer } : { special: answer },
        code: typeof answer === 'number' ? answer : null,
        special: typeof answer === 'number' ? null : answer,
      })),
    });
    return id;
  });
}
