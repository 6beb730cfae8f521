// Judged rows into the table of transactions, by COPY in the reading's transaction: no row waits for an answer.
import type pg from 'pg';

import type { NameTally } from '#domain/agencies/name-tally.ts';
import type { ListReading, ListRow } from '#domain/lists/list-reading.ts';
import type { ReadPhone } from '#domain/lists/phone.ts';
import type { PlainFields } from '#domain/lists/plain-row.ts';
import { createBinaryCopy, uuidBytes, type BinaryCopy } from '#server/platform/binary-copy.ts';
import { copyRows, type CopyWriter } from '#server/platform/copy-writer.ts';
import type { RowPortion } from '#server/platform/tabular/row-portion.ts';
import type { LandlineTally } from './doubtful-landlines.ts';
import { createListTerms, type ListTerms } from './list-terms.ts';

const portionBytes = 64 * 1024;
/** Of a list that hardly repeats itself so many terms are held at once. */
const mostTermsWaiting = 50_000;

/**
 * Takes the rows through the reading and stores its transactions. Gives what their ids count from.
 *
 * @param tallies count the agencies of the accepted rows, and those of their numbers that may be old landlines
 * @param noteProgress told how many are stored, now and then
 */
export async function storeRows(
  client: pg.PoolClient,
  list: RowsOwner,
  reading: ListReading,
  rows: AsyncGenerator<RowPortion>,
  tallies: { readonly agencies: NameTally; readonly landlines: LandlineTally },
  noteProgress: (rowsStored: number) => void,
): Promise<number> {
  const { rows: blocks } = await client.query<{ block: string }>(
    `select nextval('transaction_id_blocks') as block`,
  );
  const firstRowId = Number(blocks[0]?.block);
  const owner = ownerFields(list);
  const terms = createListTerms(list.listId);
  let stored = 0;
  let isRead = false;

  async function storeSome({ rows: copy, send }: CopyWriter): Promise<void> {
    while (terms.waiting < mostTermsWaiting) {
      const next = await rows.next();
      if (next.done === true) {
        isRead = true;
        return;
      }
      const portion = next.value;
      while (portion.next()) {
        const { plain } = portion;
        const plainRow = plain && reading.takePlain(portion.sheet, plain);
        const row = plainRow ?? reading.take(portion.row());
        if (!row) continue;
        stored += 1;
        copy.row(columns.length);
        copy.int8(firstRowId + stored);
        copy.fields(owner);
        copy.int4(portion.rowNumber);
        copy.repeated(row.fate);
        if (row.warnings.length > 0) {
          copy.texts(row.warnings);
          tallies.landlines.note(row, portion);
        } else copy.nothing();
        if (plainRow) writePlainFields(copy, terms, portion.sheet, plainRow.fields);
        else if ('raw' in row) writeFields(copy, terms, row);
        if (row.fate === 'accepted' && row.fields.agencyName !== null)
          tallies.agencies.count(row.fields.agencyName, row.fields.resultOn);
        if (copy.size >= portionBytes) await send();
      }
      noteProgress(stored);
    }
  }

  try {
    while (!isRead) {
      await copyRows(client, `transaction_rows (${columns.join(', ')})`, storeSome);
      await terms.store(client);
    }
  } finally {
    await rows.return(undefined);
  }
  return firstRowId;
}

const columns = [
  'id',
  'list_id',
  'survey_number',
  'row_number',
  'fate',
  'warnings',
  'transaction_key',
  'is_coded',
  'agency',
  'procedure',
  'course',
  'applicant_name',
  'organisation',
  'person_key',
  'phones',
  'address',
  'received_on',
  'due_on',
  'result_on',
] as const;

export interface RowsOwner {
  readonly listId: string;
  readonly surveyNumber: number;
}

/** The two that are the same in each row. */
function ownerFields({ listId, surveyNumber }: RowsOwner): Uint8Array {
  const rows = createBinaryCopy();
  rows.take();
  rows.uuid(uuidBytes(listId));
  rows.int4(surveyNumber);
  return rows.take();
}

function writeFields(copy: BinaryCopy, terms: ListTerms, { fields, sheet }: ListRow): void {
  copy.text(fields.transactionKey);
  copy.bool(fields.recordCode !== null);
  writeTerms(copy, terms, sheet, fields);
  copy.text(fields.applicantName);
  copy.bool(fields.isOrganisation);
  copy.text(fields.personKey);
  writePhones(copy, fields.phones);
  copy.text(fields.address);
  writeDays(copy, fields);
}

function writePlainFields(copy: BinaryCopy, terms: ListTerms, sheet: string, fields: PlainFields): void {
  copy.utf8(fields.recordCode);
  copy.bool(true);
  writeTerms(copy, terms, sheet, fields);
  copy.utf8(fields.applicantName);
  copy.bool(fields.isOrganisation);
  const { personKey, address } = fields;
  if (personKey.end > personKey.start) copy.utf8(personKey);
  else copy.nothing();
  writePhones(copy, fields.phones.numbers);
  if (address.end > address.start) copy.utf8(address);
  else copy.nothing();
  writeDays(copy, fields);
}

type SharedFields = ListRow['fields'] | PlainFields;

function writeTerms(copy: BinaryCopy, terms: ListTerms, sheet: string, fields: SharedFields): void {
  copy.int4(terms.agency(fields.agencyName));
  copy.int4(terms.procedure(fields.tthcName, fields.tthcCode, fields.field));
  copy.int4(terms.course(sheet, fields.status, fields.channel, fields.timeliness));
}

/** The first number stands in the person's key. */
function writePhones(copy: BinaryCopy, phones: readonly ReadPhone[]): void {
  if (phones.length > 1) copy.texts(phones.map(({ phoneE164 }) => phoneE164));
  else copy.nothing();
}

function writeDays(copy: BinaryCopy, fields: SharedFields): void {
  copy.day(fields.receivedOn);
  copy.day(fields.dueOn);
  copy.day(fields.resultOn);
}
