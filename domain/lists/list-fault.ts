// Why a file cannot be read as a list at all. A row that cannot be used is not a fault: it gets a fate (fates.ts).

export const listFaultCodes = [
  'list-empty',
  'list-not-a-table',
  'list-corrupt',
  'list-too-large',
  'list-quote-unclosed',
  'list-formula-unsolved',
  'list-header-not-found',
  'list-header-only',
  'list-format-unsupported',
] as const;
export type ListFaultCode = (typeof listFaultCodes)[number];

export interface ListFaultDetails {
  /** Line of the text file, or row of the sheet, from 1; not said of a header whose row nobody knows. */
  line?: number;
  /** What the file seems to be: xls, xlsx-encrypted, xlsb, ods, html, pdf, docx, image, binary. */
  format?: string;
  /** Sheet and cell, as spreadsheet programs name them. */
  sheet?: string;
  cell?: string;
  /** Name of the part inside the file that is damaged. */
  part?: string;
  /** Rows read before giving up. */
  rowsRead?: number;
  /** The limit that was passed, in bytes. */
  maxBytes?: number;
}

/** Thrown by readers of lists; faultSentence (fault-sentences.ts) says it to people. */
export class ListFault extends Error {
  readonly code: ListFaultCode;
  readonly details: ListFaultDetails;

  constructor(code: ListFaultCode, details: ListFaultDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'ListFault';
    this.code = code;
    this.details = details;
  }
}
