// How long the index of a large survey takes: computed whole by a server that has just started, and after one more
// interview. Everything that the index page shows is in it: items, factors, groups, the whole, their errors, weighted
// beside unweighted, and the scores of each agency.
//
// The baseline is the best single statement that we could write for the scores alone, without any error: satisfied and
// valid answers of each agency and item counted in one pass and rolled up to factors and the index of each agency and of
// the whole. Two are tried, over counted_answers and over the packed codes of counted_interviews; the faster one counts. They
// run on the same server in turns with the measured, on the same committed rows, with tables vacuumed and analysed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type pg from 'pg';

import { itemsOfForm } from '#domain/results/form-structure.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { surveyIndex } from '#server/features/results/queries.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { benchSurvey, fillInterviews } from './filled-interviews.ts';
import type { Measurement } from './measurement.ts';

const items = 22;
const full = { interviews: Math.ceil(10_000_000 / items), agencies: 1_000, rounds: 3, more: 15 };
const quick = { interviews: 20_000, agencies: 200, rounds: 2, more: 7 };

export async function measureIndex({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const size = isQuick ? quick : full;
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-index-'));
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres') });
  try {
    await ensureDatabase(server.url('postgres'), 'bench');
    const databaseUrl = server.url('bench');
    await applyMigrations(databaseUrl);
    const database = openDatabase(databaseUrl, 4);
    const ctx = offlineContext(database);
    await seedStaff(ctx);
    const versions = await seedQuestionnaires(ctx);
    const surveyId = await benchSurvey(ctx, versions);
    const asked = itemsOfForm(await definitionOf(ctx, versions.interviewVersionId)).map(
      ({ question }) => question,
    );
    await fillInterviews(database.pool, surveyId, versions.interviewVersionId, { ...size, asked });
    const whole: number[] = [];
    const statements = { overAnswers, overCodes: await overCodes(database.pool, surveyId) };
    const statement = { overAnswers: [] as number[], overCodes: [] as number[] };
    const statementScores: number[] = [];
    for (let round = 0; round < size.rounds; round += 1) {
      for (const name of ['overAnswers', 'overCodes'] as const)
        statement[name].push(
          await seconds(async () => {
            statementScores.push(await scoreBy(database.pool, statements[name], surveyId));
          }),
        );
      // A server of its own: nothing of the survey is in its memory.
      const started = openDatabase(databaseUrl, 4);
      const fresh = offlineContext(started);
      await fresh.prisma.$queryRaw`select 1`;
      whole.push(await seconds(() => surveyIndex(fresh, surveyId)));
      await started.close();
    }
    const { overall, interviews } = await surveyIndex(ctx, surveyId);
    const isSame = statementScores.every((score) => Math.abs((overall.score ?? 0) - score) < 1e-9);
    if (interviews !== size.interviews || !isSame)
      throw new Error(
        `The index is ${overall.score} of ${interviews}, by statements ${statementScores.join(', ')}`,
      );
    const more: number[] = [];
    for (let number = 1; number <= size.more; number += 1) {
      await database.pool.query(
        `update interviews set status = case when status = 'void' then 'complete' else 'void' end::interview_status
         where survey_id = $1 and completion_number = 7`,
        [surveyId],
      );
      more.push(await seconds(() => surveyIndex(ctx, surveyId)));
    }
    await database.close();
    const best = Math.min(median(statement.overAnswers), median(statement.overCodes));
    return {
      measured: {
        answers: size.interviews * items,
        agencies: size.agencies,
        secondsWhole: median(whole),
        millisecondsOneMore: 1000 * median(more),
      },
      baseline: {
        secondsStatement: best,
        secondsOverAnswers: median(statement.overAnswers),
        secondsOverCodes: median(statement.overCodes),
      },
      ratio: { whole: Math.round((100 * median(whole)) / best) / 100 },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const rollUp = `
  factors as (select agency, factor, avg(score) as score from items group by 1, 2)
  select agency, avg(score) as score from factors group by 1`;

const overAnswers = `with item_of as (
    select question ->> 'name' as name, question -> 'index' ->> 'factor' as factor
    from surveys s join questionnaire_versions v on v.id = s.interview_version_id,
         jsonb_array_elements(v.definition -> 'blocks') b, jsonb_array_elements(b -> 'questions') question
    where s.id = $1 and question ? 'index'),
  counts as (
    select c.stratum_id, a.question_name, count(*) filter (where a.code >= 4) as satisfied, count(*) as valid
    from interviews i join cases c on c.id = i.case_id join counted_answers a on a.interview_id = i.id
    where i.survey_id = $1 and i.purpose = 'interview' and i.status = 'complete' and a.special is null
      and a.code between 1 and 5
    group by 1, 2),
  items as (
    select t.agency_name as agency, n.factor, n.name, 100.0 * sum(satisfied)::float8 / sum(valid) as score
    from counts join strata t on t.id = counts.stratum_id join item_of n on n.name = counts.question_name
    group by grouping sets ((t.agency_name, n.factor, n.name), (n.factor, n.name))),${rollUp}`;

/** Every item a pair of columns: a code is two bytes, the second of which is the rating. */
async function overCodes(pool: pg.Pool, surveyId: string): Promise<string> {
  const { rows } = await pool.query<{ name: string; factor: string; place: number }>(
    `select c.name, question -> 'index' ->> 'factor' as factor, c.place::int as place
     from surveys s join questionnaire_versions v on v.id = s.interview_version_id,
          jsonb_array_elements(v.definition -> 'blocks') b, jsonb_array_elements(b -> 'questions') question,
          coded_questions(v.id) c
     where s.id = $1 and question ? 'index' and c.name = question ->> 'name'`,
    [surveyId],
  );
  const counts = rows.map(({ place }) => {
    const rating = `get_byte(codes, ${2 * place - 1})`;
    return `count(*) filter (where ${rating} between 4 and 5) as s${place},
            count(*) filter (where ${rating} between 1 and 5) as v${place}`;
  });
  const values = rows.map(({ name, factor, place }) => `('${name}', '${factor}', s${place}, v${place})`);
  return `with counts as (
      select stratum_id, ${counts.join(', ')} from counted_interviews where survey_id = $1 and counts group by 1),
    items as (
      select t.agency_name as agency, n.factor, n.name, 100.0 * sum(satisfied)::float8 / sum(valid) as score
      from counts join strata t on t.id = counts.stratum_id
      cross join lateral (values ${values.join(', ')}) n (name, factor, satisfied, valid)
      group by grouping sets ((t.agency_name, n.factor, n.name), (n.factor, n.name))),${rollUp}`;
}

async function scoreBy(pool: pg.Pool, statement: string, surveyId: string): Promise<number> {
  const { rows } = await pool.query<{ agency: string | null; score: number }>(statement, [surveyId]);
  return rows.find(({ agency }) => agency === null)?.score ?? Number.NaN;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) * 10_000) / 10_000;
}
