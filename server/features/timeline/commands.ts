// Writing a plan of time, marking its steps.
import type { SavedTimeline, TimelineView } from '#contract/timeline.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { dayDate } from '#server/platform/days.ts';
import { hintTimeline } from './hints.ts';
import { timelineView } from './queries.ts';

export { remindOfSteps } from './remind.ts';

/**
 * The plan as it now reads; steps that are left out are kept with their marks, and shown no more.
 * @throws 'not-found'; 'timeline-overtaken' when somebody saved after `version` was read
 */
export async function saveTimeline(
  ctx: Context,
  surveyId: string,
  { version, steps }: SavedTimeline,
): Promise<TimelineView> {
  await surveyOf(ctx, surveyId);
  return inTransaction(ctx, async (tx) => {
    const timelineId = await nextVersion(tx, surveyId, version);
    const kept = steps.flatMap(({ id }) => (id === null ? [] : [id]));
    await tx.db.timelineStep.updateMany({
      where: { timelineId, removedAt: null, id: { notIn: kept } },
      data: { removedAt: tx.now() },
    });
    for (const [position, { id, due, ...words }] of steps.entries()) {
      const data = {
        ...words,
        position,
        dueForm: due?.form ?? null,
        dueOn: due && dayDate(due.on),
        removedAt: null,
      };
      if (id === null) await tx.db.timelineStep.create({ data: { ...data, timelineId } });
      else {
        const { count } = await tx.db.timelineStep.updateMany({ where: { id, timelineId }, data });
        if (count === 0) throw problem('not-found', { what: 'timeline-step' });
      }
    }
    await audit(tx, 'timeline-saved', 'survey', surveyId, { version: version + 1, steps: steps.length });
    hintTimeline(tx, surveyId);
    return timelineView(tx, surveyId);
  });
}

/** Counts the saving, refuses one of what was not read. Due dates may have moved: today's reminders are looked for anew. */
async function nextVersion(tx: Context, surveyId: string, version: number): Promise<string> {
  const saved = { savedById: actorOf(tx).id, savedAt: tx.now(), remindedOn: null };
  const { count } =
    version === 0
      ? await tx.db.timeline.createMany({ data: [{ surveyId, ...saved }], skipDuplicates: true })
      : await tx.db.timeline.updateMany({
          where: { surveyId, version },
          data: { ...saved, version: version + 1 },
        });
  const timeline = await tx.db.timeline.findUnique({
    where: { surveyId },
    include: { savedBy: { select: { name: true } } },
  });
  if (!timeline) throw problem('not-found', { what: 'timeline' });
  if (count === 0)
    throw problem('timeline-overtaken', {
      savedBy: timeline.savedBy.name,
      savedAt: timeline.savedAt.toISOString(),
    });
  return timeline.id;
}

/** @throws 'not-found' for a step that is not, or no longer, in a plan */
export async function markStep(
  ctx: Context,
  stepId: string,
  { done, note }: { done: boolean; note: string },
): Promise<TimelineView> {
  return inTransaction(ctx, async (tx) => {
    const step = await tx.db.timelineStep.findFirst({
      where: { id: stepId, removedAt: null },
      include: { timeline: { select: { surveyId: true } } },
    });
    if (!step) throw problem('not-found', { what: 'timeline-step' });
    await tx.db.timelineMark.create({
      data: { stepId, done, note, at: tx.now(), byId: actorOf(tx).id },
    });
    const { surveyId } = step.timeline;
    await audit(tx, 'timeline-step-marked', 'timeline-step', stepId, { done });
    hintTimeline(tx, surveyId);
    return timelineView(tx, surveyId);
  });
}
