// The beginning of a form.
import type { InterviewMode } from '#domain/interviews/modes.ts';
import { shownOrder } from '#domain/questionnaire/shown-order.ts';
import type { Interview } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { jsonOf } from '#server/platform/json.ts';

interface Start {
  readonly surveyId: string;
  /** Of the questionnaire; a form on paper may be of a version that the survey has left. */
  readonly versionId: string;
  readonly caseId: string;
  readonly mode: Exclude<InterviewMode, 'telephone'>;
  /** Who keys a paper form; null on the web. */
  readonly keyedById: string | null;
  /** More than 1 for a paper form in the place of one that was taken back. */
  readonly formNumber?: number;
}

/** Begins a form that nobody asks, in the caller's transaction. @throws when the case has it already */
export async function startForm(
  ctx: Context,
  { surveyId, versionId, caseId, mode, keyedById, formNumber = 1 }: Start,
): Promise<Interview> {
  const now = ctx.now();
  const interview = await ctx.db.interview.create({
    data: {
      id: ctx.newId(),
      surveyId,
      caseId,
      purpose: 'interview',
      mode,
      formNumber,
      questionnaireVersionId: versionId,
      consoleEpoch: 1,
      startedAt: now,
      openings: { create: { epoch: 1, operatorId: keyedById, openedAt: now } },
    },
  });
  // On paper everybody has the order that is printed.
  if (mode === 'web') await keepOrder(ctx, interview);
  return interview;
}

/** What was drawn is kept as it was shown, whatever becomes of the way in which it is drawn. */
export async function keepOrder(
  ctx: Context,
  { id, questionnaireVersionId }: Pick<Interview, 'id' | 'questionnaireVersionId'>,
): Promise<void> {
  const order = shownOrder(await definitionOf(ctx, questionnaireVersionId), id);
  if (order !== null) await ctx.db.interview.update({ where: { id }, data: { shownOrder: jsonOf(order) } });
}
