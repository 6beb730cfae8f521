// What a list has to do with the lists of its survey that were read before: repeated transactions, names that differ,
// numbers under many names. All of it in the reading's transaction.
import type pg from 'pg';

import { createKeySet, type KeySet } from '#domain/lists/key-set.ts';
import { foldText } from '#domain/lists/names.ts';
import { createPhoneCounts, type PhoneCounts } from '#domain/lists/phone-counts.ts';
import type { ListWarning } from '#domain/lists/warnings.ts';
import { endOfRows } from './row-ids.ts';

const rowsAtOnce = 10_000;

export interface EarlierLists {
  /** The keys of all transactions that stand in the survey. */
  readonly seen: KeySet;
  /** The first numbers of its accepted ones. Each row counts as a person, so that persons are not too few. */
  readonly phones: PhoneCounts;
}

/** What a reading has to know of the lists of the survey that were read before. */
export async function earlierLists(client: pg.PoolClient, surveyId: string): Promise<EarlierLists> {
  const seen = createKeySet();
  const phones = createPhoneCounts();
  const rows = portions<{ key: string; phone: string | null }>(
    client,
    `select transaction_key as key, case when fate = 'accepted' then phones[1] end as phone
     from transactions where survey_id = $1 and fate <> 'duplicate'`,
    [surveyId],
  );
  for await (const { key, phone } of rows) {
    seen.add(key);
    if (phone !== null) phones.add(phone, true);
  }
  return { seen, phones };
}

export interface StoredRows {
  readonly surveyId: string;
  /** What the ids of the list's rows count from. */
  readonly firstRowId: number;
  /** Whether the survey had transactions before the list was read. */
  readonly hasEarlier: boolean;
  /** A number under so many names is warned of. */
  readonly sharedPhoneNames: number;
  /** Numbers that may be under so many: those of all others are not. */
  readonly suspectPhones: readonly string[];
}

type OtherListsWarning = Extract<ListWarning, 'nameDiffersFromEarlierList' | 'phoneUnderManyNames'>;

/** Writes the warnings that need the other lists beside the list's rows; gives how many rows have each. */
export async function warnOfOtherLists(
  client: pg.PoolClient,
  stored: StoredRows,
): Promise<Record<OtherListsWarning, number>> {
  return {
    nameDiffersFromEarlierList: await warnOfOtherNames(client, stored),
    phoneUnderManyNames: await warnOfSharedPhones(client, stored),
  };
}

/** Repetitions of a transaction of another list that state another name, however both are typed. */
async function warnOfOtherNames(
  client: pg.PoolClient,
  { firstRowId, hasEarlier }: StoredRows,
): Promise<number> {
  // Looking through a million rows for their duplicates takes half a second.
  if (!hasEarlier) return 0;
  const repeated = portions<{ id: string; name: string; earlierName: string }>(
    client,
    `select r.id, r.applicant_name as name, e.applicant_name as "earlierName"
     from transaction_rows r
     join transaction_rows e on e.survey_number = r.survey_number and e.transaction_key = r.transaction_key
       and e.fate <> 'duplicate' and e.list_id <> r.list_id
     where r.id > $1 and r.id < $2 and r.fate = 'duplicate' and r.applicant_name <> e.applicant_name`,
    [firstRowId, endOfRows(firstRowId)],
  );
  const ids: string[] = [];
  for await (const { id, name, earlierName } of repeated)
    if (foldText(name) !== foldText(earlierName)) ids.push(id);
  if (ids.length === 0) return 0;
  await client.query(
    `update transaction_rows set warnings = array_append(warnings, 'nameDiffersFromEarlierList')
     where id = any($1::bigint[])`,
    [ids],
  );
  return ids.length;
}

/** Accepted rows whose first number stands in the survey with so many different persons or more. */
async function warnOfSharedPhones(
  client: pg.PoolClient,
  { surveyId, firstRowId, sharedPhoneNames, suspectPhones }: StoredRows,
): Promise<number> {
  if (suspectPhones.length === 0) return 0;
  const { rows } = await client.query<{ phone: string }>(
    `select phone from (
       select distinct phones[1] as phone, person_key from transactions
       where survey_id = $1 and fate = 'accepted' and phones[1] = any($3::text[])
     ) as persons group by phone having count(*) >= $2`,
    [surveyId, sharedPhoneNames, suspectPhones],
  );
  if (rows.length === 0) return 0;
  const { rowCount } = await client.query(
    `update transaction_rows set warnings = array_append(warnings, 'phoneUnderManyNames')
     where id > $1 and id < $2 and fate = 'accepted' and split_part(person_key, '|', 1) = any($3::text[])`,
    [firstRowId, endOfRows(firstRowId), rows.map(({ phone }) => phone)],
  );
  return rowCount ?? 0;
}

/** Rows of a query, fetched in portions; one such query at a time on a connection. */
async function* portions<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  query: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  await client.query(`declare portions no scroll cursor for ${query}`, [...values]);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${rowsAtOnce} from portions`);
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('close portions');
}
