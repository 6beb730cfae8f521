// By when a step is to be done, as plans write it: a day ("31/12/2023"), before a day ("Trước 15/10/2023") or within a
// month ("Tháng 3/2015").
import { Temporal } from 'temporal-polyfill';

export const dueForms = ['on', 'before', 'month'] as const;
export type DueForm = (typeof dueForms)[number];

export interface Due {
  readonly form: DueForm;
  /** Calendar day, yyyy-mm-dd; of a month any of its days. */
  readonly on: string;
}

/** The last day on which the step is still in time, yyyy-mm-dd: "before 15/10" ends on 14/10, a month on its last day. */
export function lastDayOf({ form, on }: Due): string {
  const day = Temporal.PlainDate.from(on);
  if (form === 'on') return on;
  if (form === 'before') return day.subtract({ days: 1 }).toString();
  return day.with({ day: day.daysInMonth }).toString();
}

/** As a document writes it. */
export function dueWords({ form, on }: Due): string {
  const [year, month, day] = on.split('-');
  if (form === 'month') return `Tháng ${Number(month)}/${year}`;
  return `${form === 'before' ? 'Trước ' : ''}${day}/${month}/${year}`;
}

/** Days from one calendar day to another; negative when `to` is earlier. */
export function daysFrom(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}
