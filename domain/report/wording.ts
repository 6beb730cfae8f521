// Numbers, days and moments as Vietnamese documents write them.

const fixed = '\u00a0';

/** 1.234 and 72,18. */
export function number(value: number, digits = 0): string {
  const [whole = '0', decimals] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '−' : ''}${grouped}${decimals === undefined ? '' : `,${decimals}`}`;
}

export const nothingKnown = '–';

/** A score: 72,18. */
export function score(value: number | null): string {
  return value === null ? nothingKnown : number(value, 2);
}

/** 72,18 % – with a space that does not break. */
export function percent(value: number | null, digits = 2): string {
  return value === null ? nothingKnown : `${number(value, digits)}${fixed}%`;
}

/** A part of a whole in percent with two decimals. */
export function percentOf(part: number, whole: number): string {
  return whole === 0 ? nothingKnown : percent((100 * part) / whole);
}

/** A difference with its sign: +1,20, −0,85. */
export function signed(value: number): string {
  const text = number(value, 2);
  return value > 0 && !/^0,0+$/.test(text) ? `+${text}` : text.replace(/^−(?=0,0+$)/, '');
}

/** 69,97–77,59. */
export function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? nothingKnown : `${number(low, 2)}–${number(high, 2)}`;
}

/** 18/03/2024, from yyyy-mm-dd. */
export function dayWords(day: string): string {
  return day.split('-').toReversed().join('/');
}

const inVietnam = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 14:05 ngày 18/03/2024, in Vietnam. */
export function momentWords(instant: string): string {
  const part = partsOf(instant);
  return `${part('hour')}:${part('minute')} ngày ${part('day')}/${part('month')}/${part('year')}`;
}

/** The month of an instant in Vietnam, for a date whose day is put in when it is signed. */
export function monthWords(instant: string): string {
  const part = partsOf(instant);
  return `ngày      tháng ${part('month')} năm ${part('year')}`;
}

function partsOf(instant: string): (type: string) => string {
  const parts = inVietnam.formatToParts(new Date(instant));
  return (type) => parts.find((one) => one.type === type)?.value ?? '';
}

const kinds: readonly (readonly [ending: RegExp, kind: string])[] = [
  [/\/KH\b/, 'Kế hoạch'],
  [/\/QĐ-/, 'Quyết định'],
  [/\/TB\b/, 'Thông báo'],
];

/** Kế hoạch số 59/KH-UBND; what does not begin with a number stays as it is. */
export function documentWords(numbered: string): string {
  if (!/^\d/.test(numbered)) return numbered;
  const kind = kinds.find(([ending]) => ending.test(numbered))?.[1] ?? 'Văn bản';
  return `${kind} số ${numbered}`;
}

/** A long digest in groups of eight digits, so that a justified line can end nearly anywhere. */
export function grouped(digest: string): string {
  return digest.replace(/(.{8})(?=.)/g, '$1 ');
}
