// One row of a text table read where it lies in the file's bytes. A row whose cells are all in an everyday form gets the
// same fields, warnings and fate as list-row.ts gives it, for a fifth of the work; any other row is left to that. A
// property test holds the two to each other.
import { foldTidy, mayBeOrganisation } from './byte-names.ts';
import { readDay } from './dates.ts';
import type { ColumnMapping } from './header.ts';
import type { ListField } from './header-words.ts';
import { isCompletedBy, statedText, warningsOf } from './list-row.ts';
import type { RowReadingOptions } from './list-row.ts';
import { isOrganisation } from './names.ts';
import { readPhones } from './phone.ts';
import type { PhonesReading } from './phone.ts';
import { everydayMobileNumber, isMobileToday } from './phone-number.ts';
import { textOf, wordsOf } from './plain-cells.ts';
import type { ByteText, PlainCells } from './plain-cells.ts';
import { readKnownCode } from './record-code.ts';
import { rememberedBytes } from './remembered-bytes.ts';
import { fieldName, readChannel } from './services.ts';
import type { Channel } from './services.ts';
import { readStatus, timelinessOf } from './statuses.ts';
import type { Timeliness } from './statuses.ts';
import type { ListWarning } from './warnings.ts';

/** TransactionFields with the texts that seldom repeat as bytes; the same object for each row. */
export interface PlainFields {
  /** Also what tells transactions apart. */
  readonly recordCode: ByteText;
  readonly applicantName: ByteText;
  /** Says nothing when it is not stated. */
  readonly address: ByteText;
  /** ASCII; says nothing without a callable number. */
  readonly personKey: ByteText;
  isOrganisation: boolean;
  /** Digits of E.164 as a number, when that is all the cell holds; else 0 and `phones`. */
  everydayPhone: number;
  phones: PhonesReading;
  tthcName: string | null;
  tthcCode: string | null;
  field: string | null;
  agencyName: string | null;
  status: string | null;
  channel: Channel | null;
  receivedOn: string | null;
  dueOn: string | null;
  resultOn: string | null;
  isCompleted: boolean;
  timeliness: Timeliness | null;
  warnings: ListWarning[];
}

/** A name or an address that is longer is none. */
const mostTextBytes = 1000;
const longestKey = 2 * mostTextBytes;
const mostTexts = 5000;
const callable: PhonesReading = { numbers: [], problem: null, warnings: [] };
const noPhone = readPhones('');

const statusOf = (text: string) => {
  const stated = statedText(text);
  return { stated, reading: readStatus(stated) };
};
const channelOf = (text: string) => {
  const stated = statedText(text);
  return { isStated: stated !== null, channel: stated === null ? null : readChannel(stated) };
};
const fieldOf = (text: string): string | null => {
  const stated = statedText(text);
  return stated === null ? null : fieldName(stated);
};
const noStatus = statusOf('');
const noChannel = channelOf('');

/** Reads plain rows; what it gives is good until the next row. */
export function createPlainReader(
  options: Pick<RowReadingOptions, 'agencyName' | 'listDatedOn' | 'ambiguousLandlines'>,
): (cells: PlainCells, columns: ColumnMapping) => PlainFields | null {
  const statedOf = rememberedBytes(statedText, mostTexts);
  const fieldIn = rememberedBytes(fieldOf, mostTexts);
  const statusIn = rememberedBytes(statusOf);
  const channelIn = rememberedBytes(channelOf);
  const text = (bytes = new Uint8Array()): ByteText => ({ bytes, words: wordsOf(bytes), start: 0, end: 0 });
  const cell = text();
  const phone = text();
  const folded = new Uint8Array(longestKey);
  const fields: PlainFields = {
    recordCode: text(),
    applicantName: text(),
    address: text(),
    personKey: text(new Uint8Array(longestKey)),
    isOrganisation: false,
    everydayPhone: 0,
    phones: callable,
    tthcName: null,
    tthcCode: null,
    field: null,
    agencyName: null,
    status: null,
    channel: null,
    receivedOn: null,
    dueOn: null,
    resultOn: null,
    isCompleted: false,
    timeliness: null,
    warnings: [],
  };

  /** Points at a cell, or at nothing where there is none. */
  function point(to: ByteText, { bytes, words, count, places }: PlainCells, column: number): ByteText {
    to.bytes = bytes;
    to.words = words;
    to.start = column < 0 || column >= count ? 0 : (places[2 * column] ?? 0);
    to.end = column < 0 || column >= count ? 0 : (places[2 * column + 1] ?? 0);
    return to;
  }

  function repeated<Answer>(
    cells: PlainCells,
    column: number,
    answerOf: (words: DataView, start: number, end: number) => Answer,
    none: Answer,
  ): Answer {
    const { words, start, end } = point(cell, cells, column);
    return start === end ? none : answerOf(words, start, end);
  }

  /** Whether the text is tidy and says something, and where its folded form ends. */
  function foldStated(text: ByteText, into: Uint8Array, from: number): number {
    const { bytes, start, end } = text;
    if (end - start > mostTextBytes || bytes[start] === numberSign) return -1;
    const foldedEnd = foldTidy(text, into, from);
    return foldedEnd > from ? foldedEnd : -1;
  }

  /** Number and folded name, as personKey() joins them. False when that takes more than bytes. */
  function makePersonKey(): boolean {
    const { applicantName: name, personKey: key, everydayPhone, phones } = fields;
    let at = 0;
    const [primary] = phones.numbers;
    if (everydayPhone > 0) {
      // Its digits after the zero are the cell's.
      const from = phone.start + 1;
      for (; at < countryCode.length; at += 1) key.bytes[at] = countryCode[at] ?? 0;
      for (let digit = from; digit < phone.end; digit += 1) key.bytes[at++] = phone.bytes[digit] ?? 0;
    } else if (primary)
      for (; at < primary.phoneE164.length; at += 1) key.bytes[at] = primary.phoneE164.charCodeAt(at);
    const nameAt = at + 1;
    key.bytes[at] = bar;
    const end = foldStated(name, key.bytes, nameAt);
    if (end < 0) return false;
    key.start = nameAt;
    key.end = end;
    fields.isOrganisation = mayBeOrganisation(key) && isOrganisation(textOf(name), textOf(key));
    key.start = 0;
    if (at === 0) key.end = 0;
    return true;
  }

  return (cells, columns) => {
    const at = placesOf(columns);
    if (!at) return null;
    const code = readKnownCode(point(fields.recordCode, cells, at.recordCode));
    if (!code) return null;
    point(fields.applicantName, cells, at.applicantName);
    const address = point(fields.address, cells, at.address);
    if (address.end > address.start && foldStated(address, folded, 0) < 0) return null;

    const received = readDay(point(cell, cells, at.receivedOn));
    const due = readDay(point(cell, cells, at.dueOn));
    const result = readDay(point(cell, cells, at.resultOn));
    const listDatedOn = result.on ?? received.on ?? options.listDatedOn;
    point(phone, cells, at.phones);
    fields.everydayPhone = isMobileToday(listDatedOn) ? everydayMobileNumber(phone) : 0;
    fields.phones =
      fields.everydayPhone > 0
        ? callable
        : phone.start === phone.end
          ? noPhone
          : readPhones(textOf(phone), { listDatedOn, ambiguousLandlines: options.ambiguousLandlines });
    if (!makePersonKey()) return null;

    const status = repeated(cells, at.status, statusIn, noStatus);
    const channel = repeated(cells, at.channel, channelIn, noChannel);
    fields.tthcName = repeated(cells, at.tthcName, statedOf, null);
    fields.tthcCode = repeated(cells, at.tthcCode, statedOf, null);
    fields.field = repeated(cells, at.field, fieldIn, null);
    fields.agencyName =
      at.agencyName < 0 ? options.agencyName : repeated(cells, at.agencyName, statedOf, null);
    fields.status = status.stated;
    fields.channel = channel.channel;
    fields.receivedOn = received.on;
    fields.dueOn = due.on;
    fields.resultOn = result.on;
    fields.isCompleted = isCompletedBy(status.reading, result);
    fields.timeliness = timelinessOf(status.reading, result.on, due.on);
    fields.warnings = warningsOf({
      phones: fields.phones,
      code,
      received,
      due,
      result,
      hasName: true,
      status: status.reading,
      isChannelUnknown: channel.isStated && channel.channel === null,
    });
    return fields;
  };
}

/** What errors of spreadsheets begin with. */
const numberSign = 0x23;
const bar = 0x7c;
const countryCode = Uint8Array.from('+84', (character) => character.charCodeAt(0));

type Places = Readonly<Record<ListField, number>>;

const fieldsRead = [
  ...(['recordCode', 'applicantName', 'address', 'phones', 'tthcName', 'tthcCode', 'field'] as const),
  ...(['agencyName', 'receivedOn', 'dueOn', 'resultOn', 'status', 'channel'] as const),
] satisfies readonly ListField[];
let last: { columns: ColumnMapping; places: Places | null } | null = null;

/** The one column of each field, -1 where there is none; null when the codes have none or a field has several. */
function placesOf(columns: ColumnMapping): Places | null {
  if (last?.columns === columns) return last.places;
  const places = fieldsRead.map((field) => [field, columns[field]?.[0] ?? -1] as const);
  const isPlain = fieldsRead.every((field) => (columns[field]?.length ?? 0) <= 1);
  const found = isPlain && columns.recordCode?.length === 1 ? (Object.fromEntries(places) as Places) : null;
  last = { columns, places: found };
  return found;
}
