// Judged rows into the table of transactions, by COPY in the reading's transaction: no row waits for an answer.
import type pg from 'pg';

import type { NameTally } from '#domain/agencies/name-tally.ts';
import type { ListReading, ListRow, PlainRow } from '#domain/lists/list-reading.ts';
import { remembered } from '#domain/lists/remembered.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import { uuidBytes, type BinaryCopy } from '#server/platform/binary-copy.ts';
import { copyRows } from '#server/platform/copy-writer.ts';
import type { RowPortion } from '#server/platform/tabular/row-portion.ts';
import type { ListPlace } from './progress.ts';

const portionBytes = 64 * 1024;

/**
 * Takes the rows through the reading and stores its transactions. Gives what their ids count from.
 *
 * @param agencies counts those of the accepted rows
 * @param noteProgress told how many are stored, now and then
 */
export async function storeRows(
  client: pg.PoolClient,
  list: ListPlace,
  reading: ListReading,
  rows: AsyncIterable<RowPortion>,
  agencies: NameTally,
  noteProgress: (rowsStored: number) => void,
): Promise<number> {
  const { rows: blocks } = await client.query<{ block: string }>(
    `select nextval('transaction_id_blocks') as block`,
  );
  const firstRowId = Number(blocks[0]?.block);
  const ids = { list: uuidBytes(list.id), survey: uuidBytes(list.surveyId) };
  let stored = 0;
  await copyRows(client, `transactions (${columns.join(', ')})`, async ({ rows: copy, send }) => {
    for await (const portion of rows) {
      while (portion.next()) {
        const { plain } = portion;
        const plainRow = plain && reading.takePlain(portion.sheet, plain);
        const row = plainRow ?? reading.take(portion.row());
        if (!row) continue;
        stored += 1;
        writeBeginning(copy, ids, firstRowId + stored, portion, row);
        if (plainRow) writePlainFields(copy, plainRow);
        else if ('raw' in row) writeFields(copy, row);
        if (row.fate === 'accepted' && row.fields.agencyName !== null) agencies.count(row.fields.agencyName);
        if (copy.size >= portionBytes) await send();
      }
      noteProgress(stored);
    }
  });
  return firstRowId;
}

const columns = [
  'id',
  'list_id',
  'survey_id',
  'sheet',
  'row_number',
  'fate',
  'warnings',
  'transaction_key',
  'record_code',
  'tthc_name',
  'tthc_code',
  'field',
  'agency_name',
  'agency_key',
  'applicant_name',
  'organisation',
  'person_key',
  'phones',
  'address',
  'received_on',
  'due_on',
  'result_on',
  'status',
  'channel',
  'timeliness',
] as const;

const agencyKeyOf = remembered(spellingKey);

/** The row in the order of `columns`: these first, then its fields. */
function writeBeginning(
  copy: BinaryCopy,
  ids: { readonly list: Uint8Array; readonly survey: Uint8Array },
  id: number,
  place: Pick<RowPortion, 'sheet' | 'rowNumber'>,
  { fate, warnings }: ListRow | PlainRow,
): void {
  copy.row(columns.length);
  copy.int8(id);
  copy.uuid(ids.list);
  copy.uuid(ids.survey);
  copy.repeated(place.sheet);
  copy.int4(place.rowNumber);
  copy.repeated(fate);
  copy.texts(warnings);
}

function writeFields(copy: BinaryCopy, { fields }: ListRow): void {
  copy.text(fields.transactionKey);
  if (fields.recordCode === fields.transactionKey) copy.again();
  else copy.text(fields.recordCode);
  writeProcedure(copy, fields);
  copy.text(fields.applicantName);
  copy.bool(fields.isOrganisation);
  copy.text(fields.personKey);
  copy.texts(fields.phones.map(({ phoneE164 }) => phoneE164));
  copy.text(fields.address);
  writeCourse(copy, fields);
}

function writePlainFields(copy: BinaryCopy, { fields }: PlainRow): void {
  copy.utf8(fields.recordCode);
  copy.again();
  writeProcedure(copy, fields);
  copy.utf8(fields.applicantName);
  copy.bool(fields.isOrganisation);
  const { personKey, address } = fields;
  if (personKey.end > personKey.start) copy.utf8(personKey);
  else copy.text(null);
  if (fields.everydayPhone > 0) copy.oneText({ ...personKey, end: personKey.start + everydayPhoneBytes });
  else copy.texts(fields.phones.numbers.map(({ phoneE164 }) => phoneE164));
  if (address.end > address.start) copy.utf8(address);
  else copy.text(null);
  writeCourse(copy, fields);
}

/** A person's key begins with the number: +84 and nine digits. */
const everydayPhoneBytes = 12;

type SharedFields = ListRow['fields'] | PlainRow['fields'];

function writeProcedure(copy: BinaryCopy, fields: SharedFields): void {
  copy.repeated(fields.tthcName);
  copy.repeated(fields.tthcCode);
  copy.repeated(fields.field);
  copy.repeated(fields.agencyName);
  copy.repeated(fields.agencyName === null ? null : agencyKeyOf(fields.agencyName));
}

function writeCourse(copy: BinaryCopy, fields: SharedFields): void {
  copy.day(fields.receivedOn);
  copy.day(fields.dueOn);
  copy.day(fields.resultOn);
  copy.repeated(fields.status);
  copy.repeated(fields.channel);
  copy.repeated(fields.timeliness);
}
