// A plan of time as its screen shows it.
import type { TimelineStepView, TimelineView } from '#contract/timeline.ts';
import { isNamedIn } from '#domain/timeline/reminders.ts';
import { nextOf } from '#domain/timeline/standing.ts';
import { stepsOf, timelineTemplates } from '#domain/timeline/templates.ts';
import { actorOf, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';
import { type StoredStep, storedSteps, todayOf } from './stored-steps.ts';

/** @throws 'not-found' */
export async function timelineView(ctx: Context, surveyId: string): Promise<TimelineView> {
  const survey = await surveyOf(ctx, surveyId);
  const timeline = await ctx.db.timeline.findUnique({
    where: { surveyId },
    include: { savedBy: { select: { name: true } } },
  });
  const steps = await storedSteps(ctx, surveyId);
  const next = nextOf(steps.map(({ state }) => state));
  const days = { startsOn: dayText(survey.startsOn), endsOn: dayText(survey.endsOn) };
  return {
    survey: {
      id: survey.id,
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      ...days,
    },
    today: todayOf(ctx),
    version: timeline?.version ?? 0,
    savedAt: timeline?.savedAt.toISOString() ?? null,
    savedBy: timeline?.savedBy.name ?? null,
    steps: steps.map((step) => stepView(step, actorOf(ctx).unit)),
    nextId: next === null ? null : (steps[next]?.row.id ?? null),
    templates: timelineTemplates.map((template) => ({
      key: template.key,
      title: template.title,
      source: template.source,
      steps: stepsOf(template, days),
    })),
  };
}

function stepView(step: StoredStep, unit: string): TimelineStepView {
  const { id, content, lead, cooperating, product, marks, reminders } = step.row;
  const { due, evidenceKey, shown, state, daysLeft, doneOn, doneLate } = step;
  const [reminder] = reminders;
  return {
    id,
    content,
    lead,
    cooperating,
    product,
    due,
    evidence: evidenceKey,
    state,
    daysLeft,
    doneOn,
    doneLate,
    shown,
    marks: marks.map(({ done, note, at, by }) => ({ done, note, at: at.toISOString(), by: by.name })),
    mine: isNamedIn(unit, lead),
    remindedOn: reminder ? dayText(reminder.writtenOn) : null,
  };
}
