/** One line of CSV (RFC 4180) with a line feed: cells with a comma, a quotation mark or a line end stand in quotes. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

/**
 * The line for a file that people open in a spreadsheet program: a text that the program would work out as a formula
 * gets an apostrophe before it (OWASP, "CSV Injection"), since a citizen's own words come into such files. Numbers stay.
 */
export function spreadsheetLine(cells: readonly (string | number)[]): string {
  return csvLine(
    cells.map((cell) => (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)),
  );
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
