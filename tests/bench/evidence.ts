// How long after its end an interview has its evidence, its score and its chance of being re-called, where a quarter of a
// large room ends one in the same moment: far more than happens (with 200 operators and ten minutes an interview one ends
// every three seconds), and the hardest for the survey, whose completed interviews settle one after the other, since they
// are numbered without gaps. Beside it, one alone. The commands are those that a call's end runs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type pg from 'pg';

import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { itemsOfForm } from '#domain/results/form-structure.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { selectForBackCheck } from '#server/features/back-checks/commands.ts';
import { writtenSettings } from '#server/features/back-checks/selection-settings.ts';
import { settleInterview } from '#server/features/interviews/commands.ts';
import { interviewContext, interviewPath } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { willing } from '#tests/support/interview.ts';
import { benchSurvey, fillInterviews } from './filled-interviews.ts';
import type { Measurement } from './measurement.ts';
import { percentiles } from './percentiles.ts';
import { postgresCpu } from './postgres-cpu.ts';

const full = { interviews: 20_000, agencies: 200, operators: 200, atOnce: 50 };
const quick = { interviews: 2_000, agencies: 50, operators: 50, atOnce: 12 };
/** Completed one after the other before and after the crowd. */
const alone = 20;

export async function measureEvidence({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const size = isQuick ? quick : full;
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-evidence-'));
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres') });
  try {
    await ensureDatabase(server.url('postgres'), 'bench');
    await applyMigrations(server.url('bench'));
    const database = openDatabase(server.url('bench'), 10);
    const ctx = offlineContext(database);
    await seedStaff(ctx);
    const versions = await seedQuestionnaires(ctx);
    const surveyId = await benchSurvey(ctx, versions);
    const definition = await definitionOf(ctx, versions.interviewVersionId);
    const asked = itemsOfForm(definition).map(({ question }) => question);
    await fillInterviews(database.pool, surveyId, versions.interviewVersionId, { ...size, asked });
    const { id: settingsId } = await writtenSettings(ctx, { id: surveyId, backCheckRate: 0.03 });
    const open = await fillRoom(database.pool, { surveyId, settingsId }, size.operators, size.atOnce + alone);
    for (const interview of open) await answer(ctx, interview, definition);
    const complete = async ({ id, caseId }: OpenInterview, begun: number): Promise<number> => {
      await inTransaction(
        ctx,
        async (tx) => {
          const evaluated = await interviewPath(tx, caseId, 'interview');
          if (evaluated === null || evaluated.path.ended === null) throw new Error('Not answered to its end');
          await settleInterview(tx, evaluated, 'complete');
          await selectForBackCheck(tx, id);
        },
        { longestMs: 60_000 },
      );
      return performance.now() - begun;
    };
    const one: number[] = [];
    for (const interview of open.slice(0, alone)) one.push(await complete(interview, performance.now()));
    const worked = await work(database.pool);
    const begun = performance.now();
    const crowd = await Promise.all(open.slice(alone).map((interview) => complete(interview, begun)));
    const processorMsEach = ((await work(database.pool)) - worked) / 1000 / crowd.length;
    const { rows } = await database.pool.query<{ many: number }>(
      `select count(*)::int as many from back_check_selections where jsonb_array_length(evidence) > 0
       and interview_id = any($1)`,
      [open.map(({ id }) => id)],
    );
    if (rows[0]?.many !== open.length) throw new Error(`${rows[0]?.many} of ${open.length} have evidence`);
    await database.close();
    return {
      measured: {
        interviewsOfTheSurvey: size.interviews,
        atOnce: size.atOnce,
        ...percentiles(crowd),
        processorMsEach: Math.round(processorMsEach),
        lastMs: Math.round(Math.max(...crowd)),
      },
      baseline: percentiles(one),
      ratio: {},
      limits: { lastMs: 5_000 },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Microseconds that this process and PostgreSQL have worked. */
async function work(pool: pg.Pool): Promise<number> {
  const { user, system } = process.cpuUsage();
  return user + system + (await postgresCpu(pool));
}

interface OpenInterview {
  readonly id: string;
  readonly caseId: string;
}

/**
 * Gives the survey's interviews to operators, with three attempts, an answered call and a stored choice each; the last
 * `unfinished` of them are still being asked.
 */
async function fillRoom(
  pool: pg.Pool,
  { surveyId, settingsId }: { surveyId: string; settingsId: bigint },
  operators: number,
  unfinished: number,
): Promise<OpenInterview[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query(
      `insert into users (id, name, email, role, unit, station, updated_at)
       select 'op' || n, 'Điện thoại viên ' || n, 'op' || n || '@bench', 'operator', 'Phòng gọi', 'client:op' || n, now()
       from generate_series(0, $1::int - 1) n`,
      [operators],
    );
    await client.query(
      `insert into operator_sessions (operator_id, survey_id, purpose, state, state_since, conference, seen_at, started_at)
       select 'op' || n, $2, 'interview', 'ready', now(), 'room op' || n, now(), now() from generate_series(0, $1::int - 1) n`,
      [operators, surveyId],
    );
    await client.query(
      `update interviews set operator_id = 'op' || completion_number % $2::int, console_epoch = 1,
              started_at = now() - interval '30 days' + completion_number * interval '2 minutes',
              ended_at = now() - interval '30 days' + completion_number * interval '2 minutes' + interval '11 minutes'
       where survey_id = $1`,
      [surveyId, operators],
    );
    await client.query(
      `insert into contact_attempts (case_id, assignment_id, operator_id, purpose, number, started_at, ended_at, disposition)
       select i.case_id, gen_random_uuid(), i.operator_id, 'interview', number,
              i.started_at - (3 - number) * interval '1 day', i.ended_at - (3 - number) * interval '1 day',
              case number when 3 then 'complete' else 'no-answer' end
       from interviews i cross join generate_series(1, 3) number where i.survey_id = $1`,
      [surveyId],
    );
    await client.query(
      `insert into calls (attempt_id, phone_e164, state, queued_at, answered_at, ended_at, duration_seconds)
       select a.id, '+849' || lpad(c.draw_order::text, 8, '0'), 'completed', a.started_at, a.started_at, a.ended_at, 660
       from contact_attempts a join cases c on c.id = a.case_id where a.number = 3`,
    );
    await client.query(
      `insert into back_check_selections (interview_id, survey_id, operator_id, agency_name, rule, reason, probability, draw, chosen,
              settings_id, standing, score, sum, figures, selected_at)
       select i.id, i.survey_id, i.operator_id, t.agency_name, 'by-risk', 'floor', 0.05, 0.5, false, $2, '{}', 0,
              (hashint4(i.completion_number) & 1023) / 512.0 - 1,
              jsonb_build_object('speeding', (hashint4(i.completion_number) & 1023) / 1024.0), i.ended_at
       from interviews i join cases c on c.id = i.case_id join strata t on t.id = c.stratum_id where i.survey_id = $1`,
      [surveyId, String(settingsId)],
    );
    const { rows } = await client.query<OpenInterview>(
      `update interviews set status = 'inProgress', completion_number = null, ended_at = null,
              started_at = now() - interval '11 minutes'
       where survey_id = $1 and completion_number > (select max(completion_number) - $2::int from interviews)
       returning id, case_id as "caseId"`,
      [surveyId, unfinished],
    );
    const ids = rows.map(({ id }) => id);
    for (const table of ['counted_answers', 'counted_interviews', 'back_check_selections'])
      await client.query(`delete from ${table} where interview_id = any($1)`, [ids]);
    await client.query('commit');
    for (const table of ['interviews', 'contact_attempts', 'calls', 'back_check_selections'])
      await client.query(`vacuum analyze ${table}`);
    return rows;
  } finally {
    client.release();
  }
}

/** Every question of its path, one each ten seconds, the last one now. */
async function answer(
  ctx: Context,
  { id, caseId }: OpenInterview,
  definition: Awaited<ReturnType<typeof definitionOf>>,
): Promise<void> {
  const context = await interviewContext(ctx, caseId, '');
  const answers = new Map<string, AnswerValue>();
  for (;;) {
    const { current } = evaluatePath(definition, answers, context);
    if (current === null) break;
    const question = questionByName(definition, current);
    if (!question || !isAsked(question)) throw new Error(`No question ${current}`);
    answers.set(current, willing(question, definition));
  }
  const now = Date.now();
  await ctx.db.answer.createMany({
    data: [...answers].map(([questionName, value], index) => {
      const at = new Date(now - (answers.size - index) * 10_000);
      return {
        interviewId: id,
        epoch: 1,
        sequence: index + 1,
        questionName,
        value: { ...value },
        answeredAt: at,
        storedAt: at,
      };
    }),
  });
}
