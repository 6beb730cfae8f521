// On which days those who lead a step are reminded of it: seven days and one day before its last day, on that day, on the
// first day after it, and every seven days from then on.
import { daysFrom, type Due, lastDayOf } from './due.ts';

const daysBefore = [7, 1, 0];
const everyDaysLate = 7;

export const reminderKinds = ['soon', 'today', 'late'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/**
 * What to write today about a step that is not done; null when nothing is due or it was written already. A day on which
 * nothing ran is made good on the next.
 * @param lastOn the day of the last reminder about this step for this due date, yyyy-mm-dd
 */
export function reminderDue(due: Due, lastOn: string | null, today: string): ReminderKind | null {
  const daysLeft = daysFrom(today, lastDayOf(due));
  const since = daysSinceReminderDay(daysLeft);
  if (since === null) return null;
  if (lastOn !== null && daysFrom(lastOn, today) <= since) return null;
  return daysLeft > 0 ? 'soon' : daysLeft === 0 ? 'today' : 'late';
}

/** Days since the latest day of reminding; null before the first. */
function daysSinceReminderDay(daysLeft: number): number | null {
  if (daysLeft < 0) return (-daysLeft - 1) % everyDaysLate;
  const last = daysBefore.findLast((before) => before >= daysLeft);
  return last === undefined ? null : last - daysLeft;
}

/**
 * Whether a unit is one of those that a plan names: "Sở Nội vụ; UBND các xã" names "Sở nội vụ". Capitals, marks and
 * spaces make no difference.
 */
export function isNamedIn(unit: string, agencies: string): boolean {
  const own = plain(unit);
  return own !== '' && agencies.split(/[;,\n]/).some((one) => plain(one) === own);
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
