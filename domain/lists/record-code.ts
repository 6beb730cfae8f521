// Mã hồ sơ: the code of a transaction, and what it tells about itself.
import { isoDate } from './dates.ts';
import { tidyText } from './names.ts';

export interface RecordCode {
  /** One spelling for comparing: upper case, no spaces, plain dashes. Codes of unknown form are kept as they are. */
  code: string;
  /** Agency identifier, `000.00.30.H16` or `H14.12`; null when the code has an unknown form. */
  agencyCode: string | null;
  /** Day of receipt that the code states, ISO; null when the form is unknown or the day does not exist. */
  receivedOn: string | null;
}

/** Both generations of identifiers: `000.Z.Y.Hxx` and, since QĐ 20/2020/QĐ-TTg, `Hxx.Z.Y`; then -yyMMdd-serial. */
const knownForm =
  /^(\d{3}(?:\.\d{2}){2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{2})(\d{2})(\d{2})-\d{1,6}$/;

/** Reads a mã hồ sơ; null when the cell states none. */
export function readRecordCode(text: string): RecordCode | null {
  const code = tidyText(text)
    .replace(/[‐‑–—−]/g, '-')
    .replaceAll(' ', '')
    .toUpperCase();
  if (!/[\p{L}\p{N}]/u.test(code)) return null;
  const [, agencyCode = null, year, month, day] = knownForm.exec(code) ?? [];
  return { code, agencyCode, receivedOn: isoDate(2000 + Number(year), Number(month), Number(day)) };
}
