// How long the index of a large survey takes: computed whole, because the rule changed or by a server that has just
// started, and after one more interview. Everything that the index page shows is in it: items, factors, groups, the whole, their errors, weighted
// beside unweighted, and the scores of each agency.
//
// It is set against the best single statement that we could write for the same figures without the weighted ones beside:
// scores of each agency, scores and errors of each part; they must agree to 1e-9. Beside it stand statements for the scores
// alone, over counted_answers and over the packed codes of counted_interviews. All run on the same server in turns with the
// measured, on the same committed rows, with tables vacuumed and analysed. A statement that PostgreSQL runs in three processes
// gets more of a busy machine than one server does, so processor time is told too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type pg from 'pg';

import type { IndexView } from '#contract/results.ts';
import { itemsOfForm } from '#domain/results/form-structure.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { surveyIndex } from '#server/features/results/queries.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { benchSurvey, fillInterviews } from './filled-interviews.ts';
import { type StatementRow, type Statements, statementsFor } from './index-statements.ts';
import type { Measurement } from './measurement.ts';
import { postgresCpu } from './postgres-cpu.ts';

const items = 22;
const full = {
  interviews: Math.ceil(10_000_000 / items),
  refusals: 50_000,
  agencies: 1_000,
  rounds: 9,
  more: 15,
};
const quick = { interviews: 20_000, refusals: 2_000, agencies: 200, rounds: 3, more: 7 };
type Size = typeof full;

/** Of a survey that weighs nothing, and of one whose answers to refusals are classes by the list's facts of persons. */
const unweighted = ['scoresOverAnswers', 'scoresOverCodes', 'withErrors'] as const;
const classes = ['withClasses'] as const;
/** These stand in no ratio that has a limit: every third round has them. */
const seldom: ReadonlySet<keyof Statements> = new Set(['scoresOverAnswers', 'scoresOverCodes']);

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
    const survey = { databaseUrl, ctx, surveyId };
    const alike = await readings(survey, size, unweighted);
    await database.pool.query(
      `update surveys set index_rule = index_rule || '{"weighting": "response", "responseClass": "channel", "minimumClass": 20}'
       where id = $1`,
      [surveyId],
    );
    const weighing = await readings(survey, size, classes);
    await database.close();
    const { scoresOverAnswers, scoresOverCodes, withErrors } = alike.statements;
    const scoresAlone = Math.min(scoresOverAnswers.seconds, scoresOverCodes.seconds);
    return {
      measured: {
        answers: size.interviews * items,
        agencies: size.agencies,
        secondsOfServerJustStarted: alike.first.seconds,
        secondsWhole: alike.whole.seconds,
        processorSecondsWhole: alike.whole.work,
        millisecondsOneMore: alike.oneMore.milliseconds,
        processorMillisecondsOneMore: alike.oneMore.work,
        secondsWholeWithClasses: weighing.whole.seconds,
        processorSecondsWholeWithClasses: weighing.whole.work,
        millisecondsOneMoreWithClasses: weighing.oneMore.milliseconds,
        processorMillisecondsOneMoreWithClasses: weighing.oneMore.work,
      },
      baseline: {
        secondsStatement: withErrors.seconds,
        processorSecondsStatement: withErrors.work,
        secondsScoresAlone: scoresAlone,
        secondsScoresOverAnswers: scoresOverAnswers.seconds,
        secondsScoresOverCodes: scoresOverCodes.seconds,
        secondsStatementWithClasses: weighing.statements.withClasses.seconds,
        processorSecondsStatementWithClasses: weighing.statements.withClasses.work,
      },
      ratio: {
        whole: ratio(alike.whole.seconds, withErrors.seconds),
        wholeInProcessorTime: ratio(alike.whole.work, withErrors.work),
        wholeToScoresAlone: ratio(alike.whole.seconds, scoresAlone),
        wholeWithClasses: ratio(weighing.whole.seconds, weighing.statements.withClasses.seconds),
        wholeWithClassesInProcessorTime: ratio(weighing.whole.work, weighing.statements.withClasses.work),
      },
      limits: isQuick
        ? {}
        : {
            whole: 1.2,
            wholeWithClasses: 1.2,
            millisecondsOneMore: 100,
            millisecondsOneMoreWithClasses: 100,
          },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface BenchSurvey {
  readonly databaseUrl: string;
  readonly ctx: Context;
  readonly surveyId: string;
}

/**
 * The index of a server that has just started: nothing of the survey is in its memory, its connections are still to be made
 * and its code is still to be compiled. Then the statements and the index by another rule, of which that server has nothing
 * either, in turns, now the ones first and now the other; then the index after one more interview.
 */
async function readings<Name extends keyof Statements>(
  { databaseUrl, ctx, surveyId }: BenchSurvey,
  size: Size,
  names: readonly Name[],
): Promise<{
  statements: Record<Name, Taken>;
  first: Taken;
  whole: Taken;
  oneMore: { milliseconds: number; work: number };
}> {
  const statements = await statementsFor(ctx.pool, surveyId);
  const taken = new Map<Name, Taken[]>(names.map((name) => [name, []]));
  const whole: Taken[] = [];
  const found: StatementRow[][] = [];
  const byStatements = async (round: number): Promise<void> => {
    for (const name of names)
      if (!seldom.has(name) || round % 3 === 0)
        taken.get(name)?.push(
          await timed(ctx.pool, async () => {
            found.push((await ctx.pool.query<StatementRow>(statements[name], [surveyId])).rows);
          }),
        );
  };
  const started = openDatabase(databaseUrl, 4);
  const server = offlineContext(started);
  await server.prisma.$queryRaw`select 1`;
  const first = await timed(ctx.pool, () => surveyIndex(server, surveyId));
  const byServer = async (round: number): Promise<void> => {
    await ctx.pool.query(
      `update surveys set index_rule = jsonb_set(index_rule, '{minimumInterviews}', to_jsonb($2::int)) where id = $1`,
      [surveyId, 31 + (round % 2)],
    );
    whole.push(await timed(ctx.pool, () => surveyIndex(server, surveyId)));
  };
  for (let round = 0; round < size.rounds; round += 1) {
    if (round % 2 === 1) await byServer(round);
    await byStatements(round);
    if (round % 2 === 0) await byServer(round);
  }
  await started.close();
  const index = await surveyIndex(ctx, surveyId);
  if (index.interviews !== size.interviews) throw new Error(`The index is of ${index.interviews} interviews`);
  for (const rows of found) expectSame(rows, index);
  const more: Taken[] = [];
  for (let number = 0; number < size.more; number += 1) {
    // What a finished interview changes, or one that is found void: the form and its case. At the end it counts.
    const isVoid = (size.more - number) % 2 === 0;
    const [status, disposition] = isVoid ? ['void', 'refusal-soft'] : ['complete', 'complete'];
    await ctx.pool.query(
      `with form as (
         update interviews set status = $2::interview_status where survey_id = $1 and completion_number = 7
         returning case_id)
       update cases set disposition = $3 where id in (select case_id from form)`,
      [surveyId, status, disposition],
    );
    more.push(await timed(ctx.pool, () => surveyIndex(ctx, surveyId)));
  }
  const medians = names.map((name) => [name, medianOf(taken.get(name) ?? [])] as const);
  const onceMore = medianOf(more);
  return {
    statements: Object.fromEntries(medians) as Record<Name, Taken>,
    first,
    whole: medianOf(whole),
    oneMore: { milliseconds: Math.round(1000 * onceMore.seconds), work: Math.round(1000 * onceMore.work) },
  };
}

function ratio(one: number, other: number): number {
  return Math.round((100 * one) / other) / 100;
}

function medianOf(own: readonly Taken[]): Taken {
  return {
    seconds: median(own.map(({ seconds: elapsed }) => elapsed)),
    work: median(own.map(({ work }) => work)),
  };
}

/** Every figure that a statement gives is the index page's, to 1e-9. */
function expectSame(rows: readonly StatementRow[], { overall, factors, agencies }: IndexView): void {
  const parts = [...factors, ...factors.flatMap((factor) => factor.items), { code: 'overall', ...overall }];
  const figures = new Map<string, { score: number | null; se: number | null }>([
    ...agencies.map(({ name, overall: { score } }) => [`agency ${name}`, { score, se: null }] as const),
    ...parts.map(({ code, score, error }) => [`part ${code}`, { score, se: error?.se ?? null }] as const),
    // Statements for the scores alone give the whole as the agency without a name.
    ['agency ', { score: overall.score, se: null }],
  ]);
  for (const { kind, code, score, se } of rows) {
    const own = figures.get(`${kind} ${code}`);
    for (const [given, wanted] of [
      [score, own?.score],
      [se, own?.se],
    ])
      if (!isNear(given ?? 0, wanted ?? 0))
        throw new Error(`${kind} ${code} is ${wanted}, by the statement ${given}`);
  }
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1e-3, Math.abs(other));
}

interface Taken {
  readonly seconds: number;
  /** Seconds that Node and PostgreSQL worked for it: others on the machine do not change these as much. */
  readonly work: number;
}

async function timed(pool: pg.Pool, work: () => Promise<unknown>): Promise<Taken> {
  const before = await postgresCpu(pool);
  const own = process.cpuUsage();
  const elapsed = await seconds(work);
  const { user, system } = process.cpuUsage(own);
  return { seconds: elapsed, work: (user + system + (await postgresCpu(pool)) - before) / 1e6 };
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
