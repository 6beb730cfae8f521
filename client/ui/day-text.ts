// Days as people type them, day/month/year, to and from ISO. Pure.

/**
 * The ISO day meant by the text, or null: `18/3/2024`, `18-03-2024`, `18.3.24`, `18032024`. A year of two digits is
 * of this century. 31/02 is no day.
 */
export function readDay(text: string): string | null {
  const match =
    /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})\s*$/.exec(text) ??
    /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  if (!match) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}

/** `2024-03-18` as 18/03/2024. */
export function writeDay(on: string): string {
  return on.split('-').toReversed().join('/');
}
