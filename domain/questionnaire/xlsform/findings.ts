// What an import of an XLSForm has to say: problems (the form says something that a questionnaire of ours cannot) and
// notes (it was carried over, but not as it stood). Each with sheet, row and column, and what to do.

import { faultSentences, noteSentences } from './sentences.ts';

export interface Place {
  sheet: string;
  /** As spreadsheet programs number rows, from 1; null for the sheet as a whole. */
  row: number | null;
  column: string | null;
}

export type XlsformFaultCode = keyof typeof faultSentences;
export type XlsformNoteCode = keyof typeof noteSentences;

export interface XlsformFinding<Code extends string> extends Place {
  code: Code;
  message: { vi: string; en: string };
}
export type XlsformFault = XlsformFinding<XlsformFaultCode>;
export type XlsformNote = XlsformFinding<XlsformNoteCode>;

export interface Findings {
  problems: XlsformFault[];
  notes: XlsformNote[];
}

export function addProblem({ problems }: Findings, place: Place, code: XlsformFaultCode, what = ''): void {
  const { vi, en } = faultSentences[code];
  problems.push({ ...place, code, message: { vi: vi(what), en: en(what) } });
}

export function addNote({ notes }: Findings, place: Place, code: XlsformNoteCode, what = ''): void {
  const { vi, en } = noteSentences[code];
  notes.push({ ...place, code, message: { vi: vi(what), en: en(what) } });
}

/** A cell says something that cannot be carried over; `attempt` turns it into a problem of the cell. */
export class NotCarried extends Error {
  readonly code: XlsformFaultCode;
  readonly what: string;

  constructor(code: XlsformFaultCode, what = '') {
    super(`${code} ${what}`);
    this.name = 'NotCarried';
    this.code = code;
    this.what = what;
  }
}

/** What `read` gives; undefined, and the problem named, when the cell cannot be carried over. */
export function attempt<T>(findings: Findings, place: Place, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotCarried)) throw error;
    addProblem(findings, place, error.code, error.what);
    return undefined;
  }
}
