// The plan of time of a demo's survey: its document's template or the product's own, with what comes before the first
// call marked as done.
import { lastDayOf } from '#domain/timeline/due.ts';
import { stepsOf, timelineTemplates } from '#domain/timeline/templates.ts';
import type { Context } from '#server/context.ts';
import { markStep, saveTimeline } from '#server/features/timeline/commands.ts';

interface PlannedSurvey {
  /** A template whose key the survey's code begins with; the first without one. */
  readonly code?: string;
  /** Days of interviewing, yyyy-mm-dd. */
  readonly startsOn: string;
  readonly endsOn: string;
}

/** @param late the product of a step that is left open, so that the plan has a late one */
export async function seedTimeline(
  ctx: Context,
  surveyId: string,
  { code = '', startsOn, endsOn }: PlannedSurvey,
  { late = '' }: { late?: string } = {},
): Promise<void> {
  const template = timelineTemplates.find(({ key }) => code.startsWith(key)) ?? timelineTemplates[0];
  if (!template) return;
  const { steps } = await saveTimeline(ctx, surveyId, {
    version: 0,
    steps: stepsOf(template, { startsOn, endsOn }).map((step) => ({ ...step, id: null })),
  });
  for (const { id, due, evidence, product } of steps)
    if (evidence === null && due !== null && lastDayOf(due) < startsOn && product !== late)
      await markStep(ctx, id, { done: true, note: '' });
}
