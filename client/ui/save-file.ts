// Gives the person a file made in the browser.
import { spreadsheetLine } from '#domain/bundle/csv-text.ts';

interface ExportColumn<Row> {
  header: string;
  value?: (row: Row) => string | number | null;
}

/** The rows as comma-separated text with headings, numbers unformatted so that they can be computed with. */
export function asCsv<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): string {
  const kept = columns.filter((column) => column.value !== undefined);
  const head = spreadsheetLine(kept.map((column) => column.header));
  const lines = rows.map((row) => spreadsheetLine(kept.map((column) => column.value?.(row) ?? '')));
  return [head, ...lines].join('');
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
