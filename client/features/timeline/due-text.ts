// Due dates as people type them, in the words of documents. Pure.
import { readDay, writeDay } from '#client/ui/day-text.ts';
import type { Due } from '#domain/timeline/due.ts';

const beforeWord = /^\s*(?:trước|truoc|before)(?:\s+(?:ngày|ngay))?\s+/i;
const monthWritten = /^\s*(?:tháng|thang|month|t)?\s*(\d{1,2})\s*[/.-]\s*(\d{4})\s*$/i;

/**
 * The due date that is meant: `31/12/2026`, `trước 15/10/2026`, `tháng 3/2026`; null when nothing is typed, undefined
 * when it cannot be understood.
 */
export function readDue(text: string): Due | null | undefined {
  if (text.trim() === '') return null;
  const [, month = '', year = ''] = monthWritten.exec(text) ?? [];
  if (month !== '') {
    const on = readDay(`01/${month}/${year}`);
    return on === null ? undefined : { form: 'month', on };
  }
  const isBefore = beforeWord.test(text);
  const on = readDay(text.replace(beforeWord, ''));
  return on === null ? undefined : { form: isBefore ? 'before' : 'on', on };
}

/** The words around the day; `text.timeline.due` of the person's language. */
export type DueWords = Readonly<Record<Due['form'], (day: string) => string>>;

export function writeDue(due: Due | null, words: DueWords): string {
  if (due === null) return '';
  return words[due.form](due.form === 'month' ? writeDay(due.on).slice(3) : writeDay(due.on));
}
