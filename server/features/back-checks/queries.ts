// What a verifier may see: the queue carries nothing of the interview's answers, operator or score; the comparison
// is given only once the verifier's own answers are in.
import { z } from 'zod';

import { answerValue } from '#contract/common.ts';
import { backCheckResult, type BackCheckQueueItem, type BackCheckResult } from '#contract/back-checks.ts';
import { problem } from '#contract/problems.ts';
import { separationFault } from '#domain/back-checks/separation.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { actorOf, type Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';

/** The phúc tra of a survey that the actor may do, waiting ones and their own first. */
export async function backCheckQueue(ctx: Context, surveyId: string) {
  const actor = actorOf(ctx);
  const [rows, completes, selected, submitted] = await Promise.all([
    ctx.db.backCheck.findMany({
      where: { surveyId, OR: [{ status: 'waiting' }, { verifierId: actor.id }] },
      orderBy: [{ status: 'asc' }, { selectedAt: 'asc' }],
      take: 500,
      include: {
        interview: {
          select: {
            endedAt: true,
            operator: { select: { id: true, unit: true } },
            surveyCase: {
              select: {
                person: { select: { name: true } },
                sampleUnit: { select: { transaction: { select: { tthcName: true, agencyName: true } } } },
                _count: { select: { attempts: { where: { purpose: 'backCheck' } } } },
              },
            },
          },
        },
      },
    }),
    ctx.db.interview.count({ where: { surveyId, purpose: 'interview', status: 'complete' } }),
    ctx.db.backCheck.count({ where: { surveyId } }),
    ctx.db.backCheck.count({ where: { surveyId, status: 'submitted' } }),
  ]);
  const items = rows
    .filter(({ interview }) => separationFault(actor, [interview.operator]) === null)
    .map(({ id, status, selectedAt, verifierId, interview }): BackCheckQueueItem => {
      const { person, sampleUnit, _count } = interview.surveyCase;
      return {
        id,
        status,
        respondentName: person.name,
        tthcName: sampleUnit.transaction.tthcName ?? '',
        agencyName: sampleUnit.transaction.agencyName ?? '',
        interviewedOn: localDay(interview.endedAt ?? selectedAt, surveyTimeZone),
        selectedAt: selectedAt.toISOString(),
        attempts: _count.attempts,
        mine: verifierId === actor.id,
      };
    });
  return { items, completes, selected, submitted };
}

const storedComparison = z.object({
  reasons: backCheckResult.shape.reasons,
  questions: z.array(
    z.object({
      name: z.string(),
      type: z.number(),
      original: answerValue.nullable(),
      recheck: answerValue.nullable(),
      withinTolerance: z.boolean(),
      notCompared: backCheckResult.shape.questions.element.shape.notCompared,
      difference: z.number().nullable(),
    }),
  ),
});

/** The verdict and both answers side by side. @throws 'not-found' before submission, or for another's phúc tra */
export async function backCheckComparison(ctx: Context, backCheckId: string): Promise<BackCheckResult> {
  const actor = actorOf(ctx);
  const backCheck = await ctx.db.backCheck.findUnique({
    where: { id: backCheckId },
    include: { interview: true },
  });
  const mayRead = backCheck && (actor.role === 'admin' || backCheck.verifierId === actor.id);
  if (!mayRead || backCheck.submittedAt === null) throw problem('not-found', { what: 'back-check' });
  const { reasons, questions } = storedComparison.parse(backCheck.comparison);
  const definition = await definitionOf(ctx, backCheck.interview.questionnaireVersionId);
  return {
    id: backCheck.id,
    status: backCheck.status,
    verdict: backCheckResult.shape.verdict.parse(backCheck.verdict),
    reasons,
    questions: questions.map(({ withinTolerance, ...question }) => ({
      ...question,
      label: questionByName(definition, question.name)?.label.vi ?? question.name,
      agrees: withinTolerance,
    })),
  };
}
