// The number that operators read out to whoever wants to know whether a call is genuine: what is said must reach somebody.

/**
 * Whether the text begins with a number that can be dialled in Vietnam: a short one (1022, 1900 1234) or a whole national
 * one (0261 3500 000, +84 912 345 678). What follows its first letter, such as an extension, is free.
 */
export function isNumberToCheckBy(text: string): boolean {
  const [first = ''] = text.trim().split(/[\p{L},;/]/u);
  const digits = first.replaceAll(/[\s.()-]/g, '');
  return /^1\d{2,9}$/.test(digits) || /^(?:0|\+?84)\d{9,10}$/.test(digits);
}
