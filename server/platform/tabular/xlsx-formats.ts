// Numbers of a workbook that are dates: by the format in which their cells show them.

/**
 * Formats that have a number and no code of their own and show dates or times (ECMA-376 part 1, 18.8.30 numFmt; 27 to 36
 * and 50 to 58 are those of East Asian locales).
 */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

/** Colours and locales, quoted texts, escaped and padding characters: what says nothing about the value. */
const decoration = /\[[^\]]*\]|"[^"]*"|[\\_*]./g;

/** @param code of formats that the workbook defines itself */
export function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(format);
  return /[ymdhsb]/i.test(code.replace(decoration, '').replace(/general/gi, ''));
}

const millisecondsPerDay = 86_400_000;
/** Serial number of 01/01/1970 in the calendar that starts in 1900, and what that is ahead of the other. */
const serialOfEpoch = 25_569;
const daysTo1904 = 1462;

/** The wall clock of a serial number, in UTC. */
export function dateOfSerial(serial: number, isFrom1904: boolean): Date {
  const days = serial - serialOfEpoch + (isFrom1904 ? daysTo1904 : 0);
  return new Date(Math.round(days * millisecondsPerDay));
}
