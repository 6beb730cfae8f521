// One row of a list read through the columns: every field in its normal form, and what is odd about it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { readDate } from './dates.ts';
import type { DateReading } from './dates.ts';
import type { ColumnMapping } from './header.ts';
import type { AmbiguousLandlines } from './list-mapping.ts';
import { foldText, isOrganisation, personKey, tidyText } from './names.ts';
import type { NumberContext } from './phone-number.ts';
import { readPhones } from './phone.ts';
import type { PhoneProblem, PhonesReading, ReadPhone } from './phone.ts';
import type { CellValue } from './raw-row.ts';
import { readRecordCode } from './record-code.ts';
import type { RecordCode } from './record-code.ts';
import { remembered } from './remembered.ts';
import { fieldName, readChannel } from './services.ts';
import type { Channel } from './services.ts';
import { readStatus, timelinessOf } from './statuses.ts';
import type { StatusReading, Timeliness } from './statuses.ts';
import type { ListWarning } from './warnings.ts';

/** A transaction as the list states it. Dates are ISO; null is "not stated". */
export interface TransactionFields {
  /** Mã hồ sơ in one spelling. */
  recordCode: string | null;
  /** What tells transactions apart: the mã hồ sơ, or without one a digest of the row's content. */
  transactionKey: string;
  tthcName: string | null;
  tthcCode: string | null;
  /** Lĩnh vực in one spelling (fieldName). */
  field: string | null;
  agencyName: string | null;
  applicantName: string | null;
  /** By the words of the applicant's name. */
  isOrganisation: boolean;
  phones: readonly ReadPhone[];
  /** Primary number and folded name; null without a callable number. */
  personKey: string | null;
  address: string | null;
  receivedOn: string | null;
  dueOn: string | null;
  resultOn: string | null;
  status: string | null;
  isCompleted: boolean;
  timeliness: Timeliness | null;
  channel: Channel | null;
}

export interface FieldsReading {
  fields: TransactionFields;
  phoneProblem: PhoneProblem | null;
  warnings: ListWarning[];
}

export interface RowReadingOptions {
  /** The agency of every row when the list has no agency column. */
  agencyName: string | null;
  /** ISO date by which old forms of numbers are read when the row itself has no date. */
  listDatedOn: string | null;
  ambiguousLandlines: AmbiguousLandlines;
  /** Of this row (RawRow). */
  isUndamaged: boolean;
}

/** What firstStated makes of a text, for columns that repeat a few texts. */
const statedOf = remembered(statedText, 5000);
const statusOf = remembered(readStatus);
const channelOf = remembered(readChannel);
const fieldNameOf = remembered(fieldName);

/** Reads the cells of one transaction. Never throws: what cannot be read is null, with a warning. */
export function readFields(
  cells: readonly CellValue[],
  columns: ColumnMapping,
  options: RowReadingOptions,
): FieldsReading {
  const code = readRecordCode(firstStated(cells, columns.recordCode) ?? '');
  const received = firstDate(cells, columns.receivedOn);
  const due = firstDate(cells, columns.dueOn);
  const result = firstDate(cells, columns.resultOn);
  const phones = phonesOf(cells, columns.phones, {
    listDatedOn: result.on ?? received.on ?? options.listDatedOn,
    ambiguousLandlines: options.ambiguousLandlines,
  });
  const statusText = firstRepeated(cells, columns.status);
  const status = statusText === null ? readStatus(null) : statusOf(statusText);
  const isCompleted = isCompletedBy(status, result);
  const applicantName = firstStated(cells, columns.applicantName);
  const foldedName = applicantName === null ? '' : foldText(applicantName);
  const channelText = firstRepeated(cells, columns.channel);
  const channel = channelText === null ? null : channelOf(channelText);
  const field = firstRepeated(cells, columns.field);
  const primary = phones.numbers[0];
  const warnings = warningsOf({
    phones,
    code,
    received,
    due,
    result,
    hasName: applicantName !== null,
    status,
    isChannelUnknown: channelText !== null && channel === null,
  });
  if (!options.isUndamaged && cells.some(isDamaged)) warnings.push('textDamaged');

  return {
    fields: {
      recordCode: code?.code ?? null,
      transactionKey: code?.code ?? contentKey(cells, columns),
      tthcName: firstRepeated(cells, columns.tthcName),
      tthcCode: firstRepeated(cells, columns.tthcCode),
      field: field === null ? null : fieldNameOf(field),
      agencyName: columns.agencyName?.length ? firstRepeated(cells, columns.agencyName) : options.agencyName,
      applicantName,
      isOrganisation: applicantName !== null && isOrganisation(applicantName, foldedName),
      phones: phones.numbers,
      personKey: primary ? personKey(primary.phoneE164, applicantName, foldedName) : null,
      address: firstStated(cells, columns.address),
      receivedOn: received.on,
      dueOn: due.on,
      resultOn: result.on,
      status: statusText,
      isCompleted,
      timeliness: timelinessOf(status, result.on, due.on),
      channel,
    },
    phoneProblem: phones.problem,
    warnings,
  };
}

/** What the cells of a row say, as far as it can be odd. */
export interface StatedFacts {
  readonly phones: Pick<PhonesReading, 'warnings'>;
  readonly code: Omit<RecordCode, 'code'> | null;
  readonly received: DateReading;
  readonly due: DateReading;
  readonly result: DateReading;
  readonly hasName: boolean;
  readonly status: StatusReading;
  readonly isChannelUnknown: boolean;
}

/** What is odd about a row by itself, but for damaged text. */
export function warningsOf(facts: StatedFacts): ListWarning[] {
  // Not as `...facts` of what is left: making that object costs more than all the questions below.
  const { phones, code, received, due, result } = facts;
  const warnings: ListWarning[] = phones.warnings.length > 0 ? [...phones.warnings] : [];
  if (code === null) warnings.push('recordCodeMissing');
  else if (code.agencyCode === null) warnings.push('recordCodeUnknownForm');
  if (code?.receivedOn && received.on && code.receivedOn !== received.on)
    warnings.push('recordCodeDateMismatch');
  if (!facts.hasName) warnings.push('nameMissing');
  if (!facts.status.isKnown) warnings.push('statusUnknown');
  if (facts.isChannelUnknown) warnings.push('channelUnknown');
  if (received.problem === 'unreadable') warnings.push('receivedOnUnreadable');
  if (due.problem === 'unreadable') warnings.push('dueOnUnreadable');
  if (result.problem === 'unreadable') warnings.push('resultOnUnreadable');
  if (isCompletedBy(facts.status, result) && result.problem === 'missing') warnings.push('resultOnMissing');
  if (result.on && received.on && result.on < received.on) warnings.push('resultBeforeReceived');
  return warnings;
}

export function isCompletedBy(status: StatusReading, result: DateReading): boolean {
  return status.outcome === 'completed' || (status.outcome === 'byDate' && result.on !== null);
}

/** The text in one spelling; null when it says nothing. */
export function statedText(text: string): string | null {
  const tidy = tidyText(text);
  return isStated(tidy) ? tidy : null;
}

/** What a spreadsheet shows where a formula failed. */
const errorValue = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/;

function isDamaged(cell: CellValue): boolean {
  return typeof cell === 'string' && cell.includes('\uFFFD');
}

/** The tidied text of the first of the columns that says something; dashes, dots and errors say nothing. */
function firstStated(cells: readonly CellValue[], columns: readonly number[] = []): string | null {
  for (const column of columns) {
    const text = cellText(cells[column] ?? null);
    if (isStated(text)) return text;
  }
  return null;
}

/** The same for a column that repeats a few texts. */
function firstRepeated(cells: readonly CellValue[], columns: readonly number[] = []): string | null {
  const [only] = columns;
  const cell = only === undefined ? null : (cells[only] ?? null);
  return columns.length === 1 && typeof cell === 'string' ? statedOf(cell) : firstStated(cells, columns);
}

function isStated(text: string): boolean {
  return beginsPlainly(text) || (/[\p{L}\p{N}]/u.test(text) && !errorValue.test(text));
}

/** With a digit or a Latin letter: neither a dash nor an error. */
function beginsPlainly(text: string): boolean {
  return /^[0-9A-Za-z\u00C0-\u00D6\u0100-\u017F]/.test(text);
}

function cellText(cell: CellValue): string {
  if (cell === null) return '';
  if (cell instanceof Date) return readDate(cell).on ?? '';
  return tidyText(String(cell));
}

/** The first of the columns that holds a date; else the first complaint. */
function firstDate(cells: readonly CellValue[], columns: readonly number[] = []): DateReading {
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return readDate(cells[only] ?? null);
  const readings = columns.map((column) => readDate(cells[column] ?? null));
  return (
    readings.find((reading) => reading.on !== null) ??
    readings.find((reading) => reading.problem === 'unreadable') ?? {
      on: null,
      time: null,
      problem: 'missing',
    }
  );
}

function phonesOf(
  cells: readonly CellValue[],
  columns: readonly number[] = [],
  context: NumberContext,
): PhonesReading {
  const [column] = columns;
  const cell = column === undefined ? null : (cells[column] ?? null);
  if (columns.length === 1 && typeof cell === 'string') return readPhones(cell, context);
  const stated = columns.map((column) => cells[column] ?? null).filter((cell) => cell !== null);
  const [only] = stated;
  if (stated.length === 1 && only !== undefined && !(only instanceof Date)) return readPhones(only, context);
  return readPhones(stated.map((cell) => cellText(cell)).join(' ; '), context);
}

const identifying = ['applicantName', 'phones', 'tthcName', 'agencyName', 'receivedOn', 'resultOn'] as const;

/** Sixteen hexadecimal digits of SHA-256 over what identifies a transaction, so that no number stands in the key. */
function contentKey(cells: readonly CellValue[], columns: ColumnMapping): string {
  const content = identifying.map((field) => foldText(firstStated(cells, columns[field]) ?? '')).join('\t');
  return `khong-ma-${bytesToHex(sha256(utf8ToBytes(content))).slice(0, 16)}`;
}
