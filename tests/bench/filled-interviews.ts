// A survey with finished interviews, straight into the tables: what benchmarks of results and exports start from.
import type pg from 'pg';

/** Interviews of one stratum an agency, without calls and persons: nothing of these is in an index. */
export async function fillInterviews(
  pool: pg.Pool,
  surveyId: string,
  versionId: string,
  { interviews, agencies }: { interviews: number; agencies: number },
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
      [rows[0]?.id, interviews, agencies],
    );
    await client.query(
      `create temporary table numbered as
       select n, gen_random_uuid() as id, gen_random_uuid() as case_id, gen_random_uuid() as unit_id, s.id as stratum_id
       from generate_series(1, $1::int) n
       join (select id, row_number() over () - 1 as place from strata) s on s.place = n % $2::int`,
      [interviews, agencies],
    );
    await client.query(
      `insert into sample_units (id, sample_id, stratum_id, person_id, transaction_id, case_key, role, position, inclusion_probability)
       select unit_id, $1, stratum_id, gen_random_uuid(), n, 'case ' || n, 'main', n, 0.0455 from numbered`,
      [rows[0]?.id],
    );
    await client.query(
      `insert into cases (id, survey_id, sample_unit_id, stratum_id, person_id, status, disposition, draw_order, released_at,
                          release_reason, final_at)
       select case_id, $1, unit_id, stratum_id, gen_random_uuid(), 'final', 'complete', n, now(), 'bench', now()
       from numbered`,
      [surveyId],
    );
    await client.query(
      `insert into interviews (id, survey_id, case_id, purpose, questionnaire_version_id, operator_id, status, started_at,
                               ended_at, completion_number)
       select id, $1, case_id, 'interview', $2, 'bench', 'complete', now(), now(), n from numbered`,
      [surveyId, versionId],
    );
    await client.query(
      `insert into counted_answers (interview_id, question_name, value, code)
       select i.id, q.name, jsonb_build_object('value', a.code), a.code
       from numbered i
       cross join (select question ->> 'name' as name, row_number() over () as place
                   from questionnaire_versions v, jsonb_array_elements(v.definition -> 'blocks') b,
                        jsonb_array_elements(b -> 'questions') question
                   where v.id = $1 and question ? 'index') q
       cross join lateral (select 1 + (hashint8(i.n * 31 + q.place)::bigint & 1023) % 5 as code) a`,
      [versionId],
    );
    await client.query(
      `insert into counted_interviews (interview_id, survey_id, stratum_id, version_id, counts, codes, changed_in)
       select i.id, $1, i.stratum_id, $2, true, c.codes, pg_current_xact_id()::text::bigint
       from numbered i join (
         select n.id, string_agg(int2send(coalesce(a.code, -1)::int2), ''::bytea order by q.place) as codes
         from numbered n cross join coded_questions($2) q
         left join counted_answers a on a.interview_id = n.id and a.question_name = q.name
         group by n.id) c on c.id = i.id`,
      [surveyId, versionId],
    );
    for (const table of [
      'strata',
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
