// The reminders that somebody is shown: of steps that their unit leads and that are not done. A step whose lead is
// nobody's unit here goes to those who see to the plan: officials and administrators.
import type { TimelineReminders } from '#contract/timeline.ts';
import { lastDayOf } from '#domain/timeline/due.ts';
import { isNamedIn, reminderKinds } from '#domain/timeline/reminders.ts';
import { z } from 'zod';
import { actorOf, type Context } from '#server/context.ts';
import { dayText } from '#server/platform/days.ts';
import { type StoredStep, storedSteps } from './stored-steps.ts';

export async function remindersFor(ctx: Context): Promise<TimelineReminders> {
  const { role, unit } = actorOf(ctx);
  const seesToPlans = role === 'official' || role === 'admin';
  const [surveys, units] = await Promise.all([
    ctx.db.survey.findMany({
      where: { timeline: { steps: { some: { removedAt: null, reminders: { some: {} } } } } },
      orderBy: { createdAt: 'desc' },
      select: { id: true, name: true },
    }),
    ctx.db.user.findMany({ distinct: ['unit'], select: { unit: true } }),
  ]);
  const isMine = ({ row: { lead } }: StoredStep): boolean =>
    isNamedIn(unit, lead) || (seesToPlans && !units.some((one) => isNamedIn(one.unit, lead)));
  const reminders: TimelineReminders = [];
  for (const { id: surveyId, name } of surveys)
    for (const step of (await storedSteps(ctx, surveyId)).filter(isMine)) {
      const { row, due, state, daysLeft } = step;
      const [last] = row.reminders;
      if (!last || due === null || daysLeft === null || state === 'done') continue;
      // The day was moved since.
      if (dayText(last.lastDay) !== lastDayOf(due)) continue;
      reminders.push({
        surveyId,
        surveyName: name,
        stepId: row.id,
        content: row.content,
        kind: z.enum(reminderKinds).parse(last.kind),
        lastDay: lastDayOf(due),
        daysLeft,
        writtenAt: last.writtenAt.toISOString(),
      });
    }
  return reminders.toSorted((left, right) => left.daysLeft - right.daysLeft);
}
