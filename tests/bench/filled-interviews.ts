// A survey with finished interviews, straight into the tables: what benchmarks of results and exports start from.
import type pg from 'pg';

import { createSurvey } from '#server/features/surveys/commands.ts';
import type { Context } from '#server/context.ts';

/** A survey of its own that has these forms. */
export function benchSurvey(
  ctx: Context,
  versions: { interviewVersionId: string; backCheckVersionId: string },
): Promise<string> {
  return createSurvey(ctx, {
    code: 'bench',
    name: 'bench',
    authority: 'bench',
    planNumber: '1',
    verificationPhone: '1022',
    periodFrom: '2024-01-01',
    periodTo: '2024-12-31',
    startsOn: '2024-01-01',
    endsOn: '2024-12-31',
    backCheckRate: 0.03,
    ...versions,
  });
}

/**
 * Interviews of one stratum an agency, without calls: nothing of these is in results.
 *
 * @param asked names of questions with five options, answered in every interview
 * @param refusals persons besides who refused: most of those who had handed in online
 */
export async function fillInterviews(
  pool: pg.Pool,
  surveyId: string,
  versionId: string,
  {
    interviews,
    agencies,
    asked,
    refusals = 0,
  }: { interviews: number; agencies: number; asked: readonly string[]; refusals?: number },
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    const { rows } = await client.query<{ id: string }>(
      `insert into samples (survey_id, plan, seed, status, drawn_by_id, drawn_at, confirmed_at)
       values ($1, '{}', 'bench', 'confirmed', 'bench', now(), now()) returning id`,
      [surveyId],
    );
    await client.query(
      `insert into strata (sample_id, key, agency_name, field, transaction_count, person_count, main_count, reserve_count)
       select $1, 'agency ' || n, 'UBND xã ' || n, '', 10000, 10000, $2::int / $3::int, 0 from generate_series(1, $3::int) n`,
      [rows[0]?.id, interviews + refusals, agencies],
    );
    await client.query(
      `create temporary table numbered as
       select n, gen_random_uuid() as id, gen_random_uuid() as case_id, gen_random_uuid() as unit_id,
              gen_random_uuid() as person_id, s.id as stratum_id
       from generate_series(1, $1::int) n
       join (select id, row_number() over () - 1 as place from strata) s on s.place = n % $2::int`,
      [interviews + refusals, agencies],
    );
    await client.query(
      `insert into persons (id, survey_id, person_key, name, phones)
       select person_id, $1, 'person ' || n, 'Người dân ' || n, array['09' || lpad(n::text, 8, '0')] from numbered`,
      [surveyId],
    );
    await client.query(
      `insert into transaction_lists (id, survey_id, file_name, file_sha256, byte_size, uploaded_by_id, uploaded_at)
       values ($1, $1, 'bench', 'bench', 0, 'bench', now())`,
      [surveyId],
    );
    await client.query(
      `insert into list_agencies (list_id, number, name) select $1, n, 'UBND xã ' || n from generate_series(1, $2::int) n`,
      [surveyId, agencies],
    );
    await client.query(
      `insert into list_procedures (list_id, number, name, field)
       select $1, n, 'Thủ tục ' || n, 'Lĩnh vực ' || n % 20 from generate_series(1, 200) n`,
      [surveyId],
    );
    await client.query(
      `insert into list_courses (list_id, number, sheet, channel, timeliness)
       values ($1, 1, '', 'inPerson', 'onTime'), ($1, 2, '', 'online', 'onTime'), ($1, 3, '', 'post', 'late')`,
      [surveyId],
    );
    await client.query(
      `insert into transaction_rows
         (id, list_id, survey_number, row_number, fate, transaction_key, is_coded, agency, procedure, course, organisation)
       select n, $1, (select number from surveys where id = $1), n, 'accepted', 'row ' || n, false, 1 + n % $2::int,
              1 + n % 200, case when n > $3 and n % 4 > 0 then 2 else 1 + (hashint8(n)::bigint & 1023) % 3 end, false
       from numbered`,
      [surveyId, agencies, interviews],
    );
    await client.query(
      `insert into sample_units (id, sample_id, stratum_id, person_id, transaction_id, case_key, role, position, inclusion_probability)
       select unit_id, $1, stratum_id, person_id, n, 'case ' || n, 'main', n, 0.0455 from numbered`,
      [rows[0]?.id],
    );
    await client.query(
      `insert into cases (id, survey_id, sample_unit_id, stratum_id, person_id, status, disposition, draw_order, released_at,
                          release_reason, final_at)
       select case_id, $1, unit_id, stratum_id, person_id, 'final',
              case when n <= $2 then 'complete' else 'refusal-soft' end, n, now(), 'bench', now()
       from numbered`,
      [surveyId, interviews],
    );
    await client.query(
      `insert into interviews (id, survey_id, case_id, purpose, questionnaire_version_id, operator_id, status, started_at,
                               ended_at, completion_number)
       select id, $1, case_id, 'interview', $2, 'bench', 'complete', now(), now(), n from numbered where n <= $3`,
      [surveyId, versionId, interviews],
    );
    await client.query('delete from numbered where n > $1', [interviews]);
    const named = `select q.place, q.name from coded_questions($1) q where q.name = any($2)`;
    const code = `1 + (hashint8(i.n * 31 + q.place)::bigint & 1023) % 5`;
    await client.query(
      `insert into counted_answers (interview_id, question_name, value, code)
       select i.id, q.name, jsonb_build_object('value', a.code), a.code
       from numbered i cross join (${named}) q cross join lateral (select ${code} as code) a`,
      [versionId, asked],
    );
    await client.query(
      `insert into counted_interviews (interview_id, survey_id, stratum_id, version_id, counts, codes, changed_in)
       select i.id, $3, i.stratum_id, $1, true, c.codes, pg_current_xact_id()::text::bigint
       from numbered i cross join lateral (
         select string_agg(int2send((case when q.name = any($2) then ${code} else -1 end)::int2), ''::bytea
                           order by q.place) as codes
         from (select * from coded_questions($1) offset 0) q) c`,
      [versionId, asked, surveyId],
    );
    for (const table of [
      'strata',
      'persons',
      'transaction_rows',
      'list_courses',
      'sample_units',
      'cases',
      'interviews',
      'counted_answers',
      'counted_interviews',
    ])
      await client.query(`vacuum analyze ${table}`);
    await client.query('reset session_replication_role');
  } finally {
    client.release();
  }
}
