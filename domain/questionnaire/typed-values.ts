// What was typed into a number or date question, as the value that is stored. Pure. Null: not such a value.

/** 12, 12,5 and 1.200,5 as Vietnamese write them; a point followed by three digits parts thousands. */
export function typedNumber(typed: string): number | null {
  const text = typed.trim().replace(/\s/g, '');
  if (!/^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(text) && !/^-?\d+\.\d+$/.test(text)) return null;
  const plain = /^-?\d+\.\d{1,2}$/.test(text) ? text : text.replaceAll('.', '').replace(',', '.');
  return Number(plain);
}

/** 18/3/2024, 18-03-24, 18032024, 18/3 (of `today`'s year), as yyyy-mm-dd. Whether the day exists is checked later. */
export function typedDay(typed: string, today: string): string | null {
  const match =
    /^(\d{1,2})[/\-. ](\d{1,2})(?:[/\-. ](\d{4}|\d{2}))?$/.exec(typed.trim()) ??
    /^(\d{2})(\d{2})(\d{4})?$/.exec(typed.trim());
  if (!match) return null;
  const [, day = '', month = '', year = today.slice(0, 4)] = match;
  const full = year.length === 2 ? `20${year}` : year;
  return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** yyyy-mm-dd as it is typed: 18/03/2024. */
export function dayAsTyped(day: string): string {
  return day.split('-').toReversed().join('/');
}
