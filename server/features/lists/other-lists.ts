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
  /** The keys of its accepted transactions: what was not accepted may come again, completed or with its number. */
  readonly seen: KeySet;
  /** The first numbers of its accepted ones. Each row counts as a person, so that persons are not too few. */
  readonly phones: PhoneCounts;
}

/**
 * What a reading has to know of the lists of the survey that were read before.
 * @param surveyNumber asked by its id, which the view joins, PostgreSQL would go through the transactions of all surveys
 */
export async function earlierLists(client: pg.PoolClient, surveyNumber: number): Promise<EarlierLists> {
  const seen = createKeySet();
  const phones = createPhoneCounts();
  const rows = portions<{ key: string; phone: string }>(
    client,
    `select transaction_key as key, phones[1] as phone
     from transactions where survey_number = $1 and fate = 'accepted'`,
    [surveyNumber],
  );
  for await (const { key, phone } of rows) {
    seen.add(key);
    phones.add(phone, true);
  }
  return { seen, phones };
}

export interface StoredRows {
  readonly surveyNumber: number;
  /** What the ids of the list's rows count from. */
  readonly firstRowId: number;
  /** Whether the survey had transactions before the list was read. */
  readonly hasEarlier: boolean;
  /** A number under so many names is warned of. */
  readonly sharedPhoneNames: number;
  /** Numbers that may be under so many: those of all others are not. */
  readonly suspectPhones: readonly string[];
}

type OtherListsWarning = Extract<
  ListWarning,
  'nameDiffersFromEarlierList' | 'recordDiffersFromEarlierList' | 'phoneUnderManyNames'
>;

/** Writes the warnings that need the other lists beside the list's rows; gives how many rows have each. */
export async function warnOfOtherLists(
  client: pg.PoolClient,
  stored: StoredRows,
): Promise<Record<OtherListsWarning, number>> {
  return {
    ...(await warnOfOtherRecords(client, stored)),
    phoneUnderManyNames: await warnOfSharedPhones(client, stored),
  };
}

/**
 * Repetitions of a transaction of another list that state another name, however both are typed, or say otherwise what a
 * draw goes by: which of the two stands is decided by the list that was read first.
 */
async function warnOfOtherRecords(
  client: pg.PoolClient,
  { firstRowId, hasEarlier }: StoredRows,
): Promise<Record<'nameDiffersFromEarlierList' | 'recordDiffersFromEarlierList', number>> {
  // Looking through a million rows for their duplicates takes half a second.
  if (!hasEarlier) return { nameDiffersFromEarlierList: 0, recordDiffersFromEarlierList: 0 };
  const repeated = portions<{
    id: string;
    name: string | null;
    earlierName: string | null;
    differs: boolean;
  }>(
    client,
    `select * from (
       select r.id, r.applicant_name as name, e.applicant_name as "earlierName",
              (r.result_on, r.phones, split_part(r.person_key, '|', 1), ra.key, rc.status) is distinct from
              (e.result_on, e.phones, split_part(e.person_key, '|', 1), ea.key, ec.status) as differs
       from transaction_rows r
       join transaction_rows e on e.survey_number = r.survey_number and e.transaction_key = r.transaction_key
         and e.fate = 'accepted' and e.list_id <> r.list_id
       left join list_agencies ra on ra.list_id = r.list_id and ra.number = r.agency
       left join list_agencies ea on ea.list_id = e.list_id and ea.number = e.agency
       left join list_courses rc on rc.list_id = r.list_id and rc.number = r.course
       left join list_courses ec on ec.list_id = e.list_id and ec.number = e.course
       where r.id > $1 and r.id < $2 and r.fate = 'duplicate'
     ) repeated where differs or name <> "earlierName"`,
    [firstRowId, endOfRows(firstRowId)],
  );
  const named: string[] = [];
  const recorded: string[] = [];
  for await (const { id, name, earlierName, differs } of repeated) {
    if (differs) recorded.push(id);
    if (name !== null && earlierName !== null && foldText(name) !== foldText(earlierName)) named.push(id);
  }
  await warn(client, 'nameDiffersFromEarlierList', named);
  await warn(client, 'recordDiffersFromEarlierList', recorded);
  return { nameDiffersFromEarlierList: named.length, recordDiffersFromEarlierList: recorded.length };
}

async function warn(
  client: pg.PoolClient,
  warning: OtherListsWarning,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await client.query(
    'update transaction_rows set warnings = array_append(warnings, $2) where id = any($1::bigint[])',
    [ids, warning],
  );
}

/** Accepted rows whose first number stands in the survey with so many different persons or more. */
async function warnOfSharedPhones(
  client: pg.PoolClient,
  { surveyNumber, firstRowId, sharedPhoneNames, suspectPhones }: StoredRows,
): Promise<number> {
  if (suspectPhones.length === 0) return 0;
  const { rows } = await client.query<{ phone: string }>(
    `select phone from (
       select distinct phones[1] as phone, person_key from transactions
       where survey_number = $1 and fate = 'accepted' and phones[1] = any($3::text[])
     ) as persons group by phone having count(*) >= $2`,
    [surveyNumber, sharedPhoneNames, suspectPhones],
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
