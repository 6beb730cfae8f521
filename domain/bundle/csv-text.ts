/** One line of CSV (RFC 4180) with a line feed: cells with a comma, a quotation mark or a line end stand in quotes. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/**
 * The line for a file that people open in a spreadsheet program: a text that the program would work out as a formula
 * gets an apostrophe before it (OWASP, "CSV Injection"), since a citizen's own words come into such files. Numbers stay, and so
 * does a telephone number (+84 and digits alone): nothing can be worked out of it, and what sends messages reads it as it is.
 */
export function spreadsheetLine(cells: readonly (string | number)[]): string {
  return csvLine(
    cells.map((cell) => (typeof cell === 'string' && looksLikeFormula(cell) ? `'${cell}` : cell)),
  );
}

function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r]/.test(text) && !/^\+\d+$/.test(text);
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
