// Mã hồ sơ: the code of a transaction, and what it tells about itself.
import { isoDate } from './dates.ts';
import { tidyText } from './names.ts';
import { remembered } from './remembered.ts';

export interface RecordCode {
  /** One spelling for comparing: upper case, no spaces, plain dashes. Codes of unknown form are kept as they are. */
  code: string;
  /** Agency identifier, `000.00.30.H16` or `H14.12`; null when the code has an unknown form. */
  agencyCode: string | null;
  /** Day of receipt that the code states, ISO; null when the form is unknown or the day does not exist. */
  receivedOn: string | null;
}

/** Both generations of identifiers: `000.Z.Y.Hxx` and, since QĐ 20/2020/QĐ-TTg, `Hxx.Z.Y`; then -yyMMdd-serial. */
const knownForm = /^(\d{3}(?:\.\d{2}){2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{6})-\d{1,6}$/;

/** Reads a mã hồ sơ; null when the cell states none. */
export function readRecordCode(text: string): RecordCode | null {
  // Asked for one after the other by whoever tells rows apart and by whoever reads them.
  if (text !== last.text) last = { text, code: readCode(text) };
  return last.code;
}

let last: { text: string; code: RecordCode | null } = { text: '', code: null };

function readCode(text: string): RecordCode | null {
  const usual = knownForm.exec(text);
  if (usual) return fromParts(text, usual);
  const code = tidyText(text)
    .replace(/[‐‑–—−]/g, '-')
    .replaceAll(' ', '')
    .toUpperCase();
  if (!/[\p{L}\p{N}]/u.test(code)) return null;
  const parts = knownForm.exec(code);
  return parts ? fromParts(code, parts) : { code, agencyCode: null, receivedOn: null };
}

function fromParts(code: string, parts: RegExpExecArray): RecordCode {
  const [, agencyCode, day] = parts;
  return { code, agencyCode: agencyCode ?? null, receivedOn: dayStated(day ?? '') };
}

const dayStated = remembered((day) =>
  isoDate(2000 + Number(day.slice(0, 2)), Number(day.slice(2, 4)), Number(day.slice(4))),
);
