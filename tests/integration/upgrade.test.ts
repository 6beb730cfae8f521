// A database of an earlier version, filled by the demo of that time, is brought up to date: nothing in it is lost.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { getIndex } from '#contract/results.ts';
import { listSurveys } from '#contract/surveys.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { emptyDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct } from '#tests/support/product.ts';

/** The last migration of the version that the rows were written by (`pg_dump --data-only --column-inserts`). */
const versionOfRows = '20261122045412_list_progress_and_stratum_index';
const rows = gunzipSync(
  readFileSync(new URL('../data/filled-2026-11-22.sql.gz', import.meta.url)),
).toString();

let database: FreshDatabase;

beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  await database.drop();
});

interface Contents {
  readonly table: string;
  readonly columns: string;
  readonly count: number;
  readonly digest: string;
}

/**
 * Columns that are not to stay as they were: the cells of a list's rows stand in its kept file only, since
 * docs/decisions/0007, and a stored plan is brought into parts, which the last step reads.
 */
const rewritten = "(c.table_name, c.column_name) not in (('transactions', 'raw'), ('samples', 'plan'))";

/** Every table with the columns it has now and a digest of what stands in them. */
async function contentsOf(client: pg.Client, known: readonly Contents[] | null = null): Promise<Contents[]> {
  const { rows: tables } = await client.query<{ table: string; columns: string }>(`
    select c.table_name as table,
           string_agg(quote_ident(c.column_name) || '::text', ', ' order by c.column_name) as columns
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name <> '_prisma_migrations' and ${rewritten}
    group by 1 order by 1`);
  const contents: Contents[] = [];
  for (const { table, columns } of known ?? tables) {
    const { rows: found } = await client.query<{ count: number; digest: string }>(`
      select count(*)::int as count, md5(coalesce(string_agg(line, E'\\n' order by line collate "C"), '')) as digest
      from (select concat_ws('|', ${columns}) as line from ${table}) as lines`);
    contents.push({ table, columns, count: found[0]?.count ?? 0, digest: found[0]?.digest ?? '' });
  }
  return contents;
}

test('a filled database of an earlier version keeps every row through the upgrade, and the product works on it', async () => {
  await applyMigrations(database.url, versionOfRows);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  let before: Contents[];
  try {
    // Cases point at one another: foreign keys are looked at by the upgrade, not in the order of loading.
    await client.query(`set session_replication_role = replica; ${rows}; reset session_replication_role`);
    before = await contentsOf(client);
    expect(before.filter(({ count }) => count > 0).length).toBeGreaterThan(20);

    const applied = await applyMigrations(database.url);
    expect(applied.length).toBeGreaterThan(0);
    expect(await contentsOf(client, before)).toEqual(before);
    expect(await applyMigrations(database.url)).toEqual([]);
    const { rows: samples } = await client.query<{ plan: unknown }>('select plan from samples');
    expect(samples.map(({ plan }) => readPlan(plan))).toEqual(samples.map(({ plan }) => ({ plan })));
    // Interviews of before are known to have been chosen at one rate, those that were not chosen too.
    const { rows: choices } = await client.query<{ kept: number; flat: number; chosen: number }>(`
      select count(*)::int as kept, count(*) filter (where s.rule = 'flat' and s.probability = v.back_check_rate)::int as flat,
             count(*) filter (where s.chosen and b.probability = s.probability)::int as chosen
      from interviews i join surveys v on v.id = i.survey_id join back_check_selections s on s.interview_id = i.id
      left join back_checks b on b.interview_id = i.id
      where i.purpose = 'interview' and i.completion_number is not null`);
    const completes = await client.query(
      "select 1 from interviews where purpose = 'interview' and completion_number is not null",
    );
    const drawn = await client.query('select 1 from back_checks');
    const { rows: modes } = await client.query<{ mode: string }>('select distinct mode from interviews');
    expect(modes).toEqual([{ mode: 'telephone' }]);
    expect(choices).toEqual([{ kept: completes.rowCount, flat: completes.rowCount, chosen: drawn.rowCount }]);
  } finally {
    await client.end();
  }

  const product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  try {
    const analyst = await product.signIn('phantich');
    const [survey] = await analyst.call(listSurveys);
    const index = await analyst.call(getIndex, { params: { surveyId: survey?.id ?? '' } });
    // What the earlier version itself said of these rows.
    expect(index).toMatchObject({ interviews: 17, overall: { score: 75.31372549019608, shown: 75.31 } });
  } finally {
    await product.close();
  }
});

test('interviews of a survey in which nothing was to be re-called are known to have had no chance of it', async () => {
  await applyMigrations(database.url, versionOfRows);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`set session_replication_role = replica; ${rows};
      delete from back_checks; update surveys set back_check_rate = 0; reset session_replication_role`);
    await applyMigrations(database.url);
    const { rows: choices } = await client.query<{ known: string; count: number }>(`
      select coalesce(s.rule || ' ' || s.probability || ' ' || s.chosen, 'unknown') as known, count(*)::int
      from interviews i left join back_check_selections s on s.interview_id = i.id
      where i.purpose = 'interview' and i.completion_number is not null group by 1`);
    expect(choices).toEqual([{ known: 'flat 0 false', count: 17 }]);
  } finally {
    await client.end();
  }
});

test('names of agencies are remembered by code system: of records on both sides of 01/07/2025 the other side waits', async () => {
  await applyMigrations(database.url, '20261127150000_narrow_transactions');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`
      set session_replication_role = replica;
      insert into surveys (id, number, code, name, authority, plan_number, verification_phone, period_from, period_to,
                           starts_on, ends_on, call_rules, index_rule, back_check_rate, back_check_seed,
                           interview_version_id, back_check_version_id)
      values ('00000000-0000-4000-8000-000000000001', 1, 'a', 'a', 'a', '1', '1022', '2025-01-01', '2025-12-31',
              '2025-01-01', '2025-12-31', '{}', '{}', 0, 'x', gen_random_uuid(), gen_random_uuid());
      insert into transaction_lists (id, survey_id, file_name, file_sha256, byte_size, status, first_row_id,
                                     uploaded_by_id, uploaded_at)
      values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'a.csv', 'a', 1, 'done', 0,
              'a', now());
      insert into list_agencies (list_id, number, name, key)
      select '00000000-0000-4000-8000-000000000002', number, key, key
      from (values (1, 'both'), (2, 'old'), (3, 'department'), (4, 'waiting')) as said (number, key);
      insert into transaction_rows (id, list_id, survey_number, row_number, fate, transaction_key, is_coded, agency, course,
                                    organisation, person_key, result_on)
      select row_number() over (), '00000000-0000-4000-8000-000000000002', 1, 1, 'accepted', agency || result_on, true, agency,
             1, false, 'p', result_on::date
      from (values (1, '2025-06-30'), (1, '2025-07-01'), (2, '2025-06-30'), (3, '2025-06-30'), (3, '2025-07-01'),
                   (4, '2025-07-01')) as done (agency, result_on);
      insert into agencies (id, name, level, unit_system, unit_code, created_at)
      values ('00000000-0000-4000-8000-00000000000a', 'both', 'commune', '63', '24631', now()),
             ('00000000-0000-4000-8000-00000000000b', 'old', 'commune', null, null, now()),
             ('00000000-0000-4000-8000-00000000000c', 'department', 'province', null, null, now());
      insert into agency_names (key, name, agency_id, first_list_id, seen_at, reviewed_at)
      values ('both', 'both', '00000000-0000-4000-8000-00000000000a', null, now(), now()),
             ('old', 'old', '00000000-0000-4000-8000-00000000000b', null, now(), now()),
             ('department', 'department', '00000000-0000-4000-8000-00000000000c', null, now(), now()),
             ('waiting', 'waiting', null, null, now(), null),
             ('withdrawn', 'withdrawn', null, '00000000-0000-4000-8000-000000000002', now(), null);
      reset session_replication_role`);
    await applyMigrations(database.url);
    const { rows: names } = await client.query<{ line: string }>(`
      select concat_ws(' ', n.key, n.unit_system, coalesce(a.name, '?'), a.unit_system,
                       case when n.reviewed_at is not null then 'reviewed' end) as line
      from agency_names n left join agencies a on a.id = n.agency_id order by 1`);
    expect(names.map(({ line }) => line)).toEqual([
      'both 34 ?',
      'both 63 both 63 reviewed',
      'department 34 department reviewed',
      'department 63 department reviewed',
      'old 63 old 63 reviewed',
      'waiting 34 ?',
      'withdrawn 63 ?',
    ]);
    const { rows: lists } = await client.query(
      'select accepted_by_system, unit_system from transaction_lists',
    );
    expect(lists).toEqual([{ accepted_by_system: { '63': 3, '34': 3 }, unit_system: null }]);
  } finally {
    await client.end();
  }
});
