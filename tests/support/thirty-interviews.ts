// Thirty finished interviews of a survey, the same in every run.
import { flatSelection } from './flat-selection.ts';
import type { Product } from './product.ts';
import { uniformFrom } from './uniform-numbers.ts';

/** Of its first thirty cases: answers 1 to 5 to each item; three women, the rest men; two age groups. */
export async function rateByThirty(
  { ctx: { prisma }, versions }: Product,
  surveyId: string,
  items: readonly string[],
): Promise<void> {
  const operator = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const cases = await prisma.case.findMany({ where: { surveyId }, orderBy: { drawOrder: 'asc' } });
  const next = uniformFrom(7);
  for (const [at, surveyCase] of cases.slice(0, 30).entries()) {
    await prisma.interview.create({
      data: {
        surveyId,
        caseId: surveyCase.id,
        purpose: 'interview',
        questionnaireVersionId: versions.interviewVersionId,
        operatorId: operator.id,
        status: 'complete',
        completionNumber: at + 1,
        selection: flatSelection(surveyId, operator.id),
        startedAt: new Date('2026-11-20T03:00:00Z'),
        endedAt: new Date('2026-11-20T03:05:00Z'),
        countedAnswers: {
          create: [...items, 'sex', 'age-group'].map((questionName) => {
            // Three women, too few to be shown by themselves; two age groups of fifteen.
            const groups: Record<string, number> = { sex: at < 3 ? 2 : 1, 'age-group': 1 + (at % 2) };
            const value = groups[questionName] ?? 1 + Math.floor(5 * next());
            return { questionName, value: { value }, code: value };
          }),
        },
      },
    });
    await prisma.case.update({
      where: { id: surveyCase.id },
      data: { status: 'final', disposition: 'complete', nextCallAt: null, finalAt: new Date() },
    });
  }
}
