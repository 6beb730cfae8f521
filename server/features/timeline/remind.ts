// The daily sweep: once a day for each plan it writes the reminders that are due (domain/timeline/reminders.ts).
import { lastDayOf } from '#domain/timeline/due.ts';
import { reminderDue } from '#domain/timeline/reminders.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { dayDate, dayText } from '#server/platform/days.ts';
import { hintTimeline } from './hints.ts';
import { storedSteps, todayOf } from './stored-steps.ts';

/** Plans looked at in one sweep; the next one, some seconds later, goes on. */
const plansAtOnce = 20;

/** Safe to run twice and by several workers: a plan is locked while it is looked at, and a day has one reminder a step. */
export async function remindOfSteps(ctx: Context): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const today = todayOf(tx);
    const plans = await tx.db.$queryRaw<{ survey_id: string }[]>`
      update timelines set reminded_on = ${today}::date
      where id in (
        select id from timelines where reminded_on is null or reminded_on < ${today}::date
        limit ${plansAtOnce} for update skip locked)
      returning survey_id`;
    for (const { survey_id: surveyId } of plans)
      if ((await writeReminders(tx, surveyId, today)) > 0) hintTimeline(tx, surveyId);
  });
}

async function writeReminders(tx: Context, surveyId: string, today: string): Promise<number> {
  const due = (await storedSteps(tx, surveyId)).flatMap(({ row, due: by, state }) => {
    if (state === 'done' || by === null) return [];
    const lastDay = lastDayOf(by);
    const [last] = row.reminders;
    const lastOn = last && dayText(last.lastDay) === lastDay ? dayText(last.writtenOn) : null;
    const kind = reminderDue(by, lastOn, today);
    return kind === null
      ? []
      : [
          {
            stepId: row.id,
            kind,
            lastDay: dayDate(lastDay),
            writtenOn: dayDate(today),
            writtenAt: tx.now(),
          },
        ];
  });
  const { count } = await tx.db.timelineReminder.createMany({ data: due, skipDuplicates: true });
  return count;
}
