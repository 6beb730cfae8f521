// Mã hồ sơ: the code of a transaction, and what it tells about itself.
import { isoDate } from './dates.ts';
import { tidyText } from './names.ts';
import type { ByteText } from './plain-cells.ts';
import { remembered } from './remembered.ts';
import { rememberedBytes } from './remembered-bytes.ts';

export interface RecordCode {
  /** One spelling for comparing: upper case, no spaces, plain dashes. Codes of unknown form are kept as they are. */
  code: string;
  /** Agency identifier, `000.00.30.H16` or `H14.12`; null when the code has an unknown form. */
  agencyCode: string | null;
  /** Day of receipt that the code states, ISO; null when the form is unknown or the day does not exist. */
  receivedOn: string | null;
}

/** Both generations of identifiers: `000.Z.Y.Hxx` and, since QĐ 20/2020/QĐ-TTg, `Hxx.Z.Y`; then -yyMMdd-serial. */
const agencyForm = /\d{3}(?:\.\d{2}){2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{1,3}){0,3}/;
const knownForm = new RegExp(`^(${agencyForm.source})-(\\d{6})-\\d{1,6}$`);
const wholeAgencyForm = new RegExp(`^(?:${agencyForm.source})$`);

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

const dash = 0x2d;
const dayDigits = 6;
const mostSerialDigits = 6;
const agencyCodeOf = rememberedBytes((text) => (wholeAgencyForm.test(text) ? text : null), 2000);
const rememberedDay = rememberedBytes(dayStated);

/** What readRecordCode says of a code that is written in a known form and in one spelling already; else null. */
export function readKnownCode({ bytes, words, start, end }: ByteText): Omit<RecordCode, 'code'> | null {
  let dayAt = start;
  while (dayAt < end && bytes[dayAt] !== dash) dayAt += 1;
  const dayEnd = dayAt + 1 + dayDigits;
  const serialAt = dayEnd + 1;
  if (end <= serialAt || end > serialAt + mostSerialDigits || bytes[dayEnd] !== dash) return null;
  for (let at = dayAt + 1; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (at !== dayEnd && (byte < 0x30 || byte > 0x39)) return null;
  }
  const agencyCode = agencyCodeOf(words, start, dayAt);
  return agencyCode === null ? null : { agencyCode, receivedOn: rememberedDay(words, dayAt + 1, dayEnd) };
}
