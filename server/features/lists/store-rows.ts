// Judged rows into the table of transactions, by COPY in the reading's transaction: no row waits for an answer.
import { finished } from 'node:stream/promises';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { NameTally } from '#domain/agencies/name-tally.ts';
import type { ListReading, ListRow } from '#domain/lists/list-reading.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { remembered } from '#domain/lists/remembered.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import { createBinaryCopy, uuidBytes, type BinaryCopy } from '#server/platform/binary-copy.ts';
import type { ListPlace } from './progress.ts';

const portionBytes = 64 * 1024;
/** Judged rows that may wait for the server: it stops for tens of milliseconds now and then, to flush its log. */
const mostPortionsWaiting = 32;

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
  rows: AsyncIterable<readonly RawRow[]>,
  agencies: NameTally,
  noteProgress: (rowsStored: number) => void,
): Promise<number> {
  const { rows: blocks } = await client.query<{ block: string }>(
    `select nextval('transaction_id_blocks') as block`,
  );
  const firstRowId = Number(blocks[0]?.block);
  const copy = createBinaryCopy();
  const ids = { list: uuidBytes(list.id), survey: uuidBytes(list.surveyId) };
  const stream = client.query(
    copyFrom(`copy transactions (${columns.join(', ')}) from stdin (format binary)`),
  );
  const ended = finished(stream);
  ended.catch(() => undefined);
  /** While the server takes some portions, the next ones are judged. */
  const waiting: Promise<void>[] = [];
  const send = async (): Promise<void> => {
    const portion = copy.take();
    const sent = new Promise<void>((resolve) => {
      stream.write(portion, () => {
        copy.giveBack(portion);
        resolve();
      });
    });
    waiting.push(sent);
    if (waiting.length > mostPortionsWaiting) await Promise.race([ended, waiting.shift()]);
  };
  try {
    let stored = 0;
    for await (const portion of rows) {
      for (const raw of portion) {
        const row = reading.take(raw);
        if (!row) continue;
        stored += 1;
        writeRow(copy, ids, firstRowId + stored, row);
        if (row.fate === 'accepted' && row.fields.agencyName !== null) agencies.count(row.fields.agencyName);
      }
      if (copy.size < portionBytes) continue;
      await send();
      noteProgress(stored);
    }
    copy.end();
    await send();
    stream.end();
    await ended;
  } catch (error) {
    stream.destroy();
    // The server has to answer that the COPY is off before anything else is asked of it.
    await ended.catch(() => undefined);
    throw error;
  }
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

/** The row in the order of `columns`. */
function writeRow(
  copy: BinaryCopy,
  ids: { readonly list: Uint8Array; readonly survey: Uint8Array },
  id: number,
  row: ListRow,
): void {
  const { fields } = row;
  copy.row(columns.length);
  copy.int8(id);
  copy.uuid(ids.list);
  copy.uuid(ids.survey);
  copy.repeated(row.sheet);
  copy.int4(row.rowNumber);
  copy.repeated(row.fate);
  copy.texts(row.warnings);
  copy.text(fields.transactionKey);
  if (fields.recordCode === fields.transactionKey) copy.again();
  else copy.text(fields.recordCode);
  copy.repeated(fields.tthcName);
  copy.repeated(fields.tthcCode);
  copy.repeated(fields.field);
  copy.repeated(fields.agencyName);
  copy.repeated(fields.agencyName === null ? null : agencyKeyOf(fields.agencyName));
  copy.text(fields.applicantName);
  copy.bool(fields.isOrganisation);
  copy.text(fields.personKey);
  copy.texts(fields.phones.map(({ phoneE164 }) => phoneE164));
  copy.text(fields.address);
  copy.day(fields.receivedOn);
  copy.day(fields.dueOn);
  copy.day(fields.resultOn);
  copy.repeated(fields.status);
  copy.repeated(fields.channel);
  copy.repeated(fields.timeliness);
}
