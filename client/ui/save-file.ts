// Gives the person a file made in the browser.

interface ExportColumn<Row> {
  header: string;
  value?: (row: Row) => string | number | null;
}

const quoted = (value: string | number | null) => {
  const written = value === null ? '' : String(value);
  // A leading = + - @ in text would run as a formula when the file is opened in a spreadsheet.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(written) ? `'${written}` : written;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The rows as comma-separated text with headings, numbers unformatted so that they can be computed with. */
export function asCsv<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): string {
  const kept = columns.filter((column) => column.value !== undefined);
  const head = kept.map((column) => quoted(column.header)).join(',');
  const lines = rows.map((row) => kept.map((column) => quoted(column.value?.(row) ?? null)).join(','));
  return [head, ...lines].join('\r\n');
}

/** Starts the download; the mark at the front makes spreadsheets read Vietnamese as UTF-8. */
export function saveFile(name: string, text: string): void {
  saveBlob(name, new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
}

/** A file that the server made, in base64. */
export function saveBytes(name: string, contentType: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  saveBlob(name, new Blob([bytes], { type: contentType }));
}

export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
