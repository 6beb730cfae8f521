// One row of a list read through the columns: every field in its normal form, and what is odd about it.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { readDate } from './dates.ts';
import type { DateReading } from './dates.ts';
import type { ColumnMapping } from './header.ts';
import type { ListField } from './header-words.ts';
import { foldText, isOrganisation, personKey, tidyText } from './names.ts';
import { readPhones } from './phone.ts';
import type { PhoneProblem, PhonesReading, ReadPhone } from './phone.ts';
import type { CellValue } from './raw-row.ts';
import { readRecordCode } from './record-code.ts';
import { remembered } from './remembered.ts';
import { fieldName, readChannel } from './services.ts';
import type { Channel } from './services.ts';
import { readStatus, timelinessOf } from './statuses.ts';
import type { Timeliness } from './statuses.ts';
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
  warnings: readonly ListWarning[];
}

export interface RowReadingOptions {
  /** The agency of every row when the list has no agency column. */
  agencyName: string | null;
  /** ISO date by which old forms of numbers are read when the row itself has no date. */
  listDatedOn: string | null;
}

const statusOf = remembered(readStatus);
const channelOf = remembered(readChannel);
const fieldNameOf = remembered(fieldName);

/** Reads the cells of one transaction. Never throws: what cannot be read is null, with a warning. */
export function readFields(
  cells: readonly CellValue[],
  columns: ColumnMapping,
  options: RowReadingOptions,
): FieldsReading {
  const warnings: ListWarning[] = [];
  const text = (field: ListField): string | null => firstStated(cells, columns[field]);
  const code = readRecordCode(text('recordCode') ?? '');
  const received = firstDate(cells, columns.receivedOn);
  const due = firstDate(cells, columns.dueOn);
  const result = firstDate(cells, columns.resultOn);
  const phones = phonesOf(cells, columns.phones, result.on ?? received.on ?? options.listDatedOn);
  const statusText = text('status');
  const status = statusText === null ? readStatus(null) : statusOf(statusText);
  const isCompleted = status.outcome === 'completed' || (status.outcome === 'byDate' && result.on !== null);
  const applicantName = text('applicantName');
  const channelText = text('channel');
  const channel = channelText === null ? null : channelOf(channelText);
  const field = text('field');
  const primary = phones.numbers[0];

  warnings.push(...phones.warnings);
  const warnWhen = (condition: boolean, warning: ListWarning): void => {
    if (condition) warnings.push(warning);
  };
  warnWhen(code === null, 'recordCodeMissing');
  warnWhen(code !== null && code.agencyCode === null, 'recordCodeUnknownForm');
  warnWhen(
    Boolean(code?.receivedOn && received.on && code.receivedOn !== received.on),
    'recordCodeDateMismatch',
  );
  warnWhen(applicantName === null, 'nameMissing');
  warnWhen(!status.isKnown, 'statusUnknown');
  warnWhen(channelText !== null && channel === null, 'channelUnknown');
  warnWhen(received.problem === 'unreadable', 'receivedOnUnreadable');
  warnWhen(due.problem === 'unreadable', 'dueOnUnreadable');
  warnWhen(result.problem === 'unreadable', 'resultOnUnreadable');
  warnWhen(isCompleted && result.problem === 'missing', 'resultOnMissing');
  warnWhen(Boolean(result.on && received.on && result.on < received.on), 'resultBeforeReceived');
  warnWhen(
    cells.some((cell) => typeof cell === 'string' && cell.includes('\uFFFD')),
    'textDamaged',
  );

  return {
    fields: {
      recordCode: code?.code ?? null,
      transactionKey: code?.code ?? contentKey(cells, columns),
      tthcName: text('tthcName'),
      tthcCode: text('tthcCode'),
      field: field === null ? null : fieldNameOf(field),
      agencyName: columns.agencyName ? text('agencyName') : options.agencyName,
      applicantName,
      isOrganisation: applicantName !== null && isOrganisation(applicantName),
      phones: phones.numbers,
      personKey: primary ? personKey(primary.phoneE164, applicantName) : null,
      address: text('address'),
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

/** The tidied text of the first of the columns that says something; dashes and dots say nothing. */
function firstStated(cells: readonly CellValue[], columns: readonly number[] = []): string | null {
  for (const column of columns) {
    const text = cellText(cells[column] ?? null);
    if (/[\p{L}\p{N}]/u.test(text)) return text;
  }
  return null;
}

function cellText(cell: CellValue): string {
  if (cell === null) return '';
  if (cell instanceof Date) return readDate(cell).on ?? '';
  return tidyText(String(cell));
}

/** The first of the columns that holds a date; else the first complaint. */
function firstDate(cells: readonly CellValue[], columns: readonly number[] = []): DateReading {
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
  listDatedOn: string | null,
): PhonesReading {
  const stated = columns.map((column) => cells[column] ?? null).filter((cell) => cell !== null);
  const [only] = stated;
  if (stated.length === 1 && only !== undefined && !(only instanceof Date))
    return readPhones(only, { listDatedOn });
  return readPhones(stated.map((cell) => cellText(cell)).join(' ; '), { listDatedOn });
}

const identifying = ['applicantName', 'phones', 'tthcName', 'agencyName', 'receivedOn', 'resultOn'] as const;

/** Sixteen hexadecimal digits of SHA-256 over what identifies a transaction, so that no number stands in the key. */
function contentKey(cells: readonly CellValue[], columns: ColumnMapping): string {
  const content = identifying.map((field) => foldText(firstStated(cells, columns[field]) ?? '')).join('\t');
  return `khong-ma-${bytesToHex(sha256(utf8ToBytes(content))).slice(0, 16)}`;
}
