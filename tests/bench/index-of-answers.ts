// How long the index of a large survey takes: computed whole by a server that has just started, and after one more
// interview. Everything that the index page shows is in it: items, factors, groups, the whole, their errors, weighted
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
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { surveyIndex } from '#server/features/results/queries.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { benchSurvey, fillInterviews } from './filled-interviews.ts';
import { type StatementRow, statementsFor } from './index-statements.ts';
import type { Measurement } from './measurement.ts';
import { postgresCpu } from './postgres-cpu.ts';

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
    const whole: Taken[] = [];
    const statements = await statementsFor(database.pool, surveyId);
    const names = ['scoresOverAnswers', 'scoresOverCodes', 'withErrors'] as const;
    const taken = { scoresOverAnswers: [], scoresOverCodes: [], withErrors: [] } as Record<string, Taken[]>;
    const found: StatementRow[][] = [];
    for (let round = 0; round < size.rounds; round += 1) {
      for (const name of names)
        taken[name]?.push(
          await timed(database.pool, async () => {
            found.push((await database.pool.query<StatementRow>(statements[name], [surveyId])).rows);
          }),
        );
      // A server of its own: nothing of the survey is in its memory.
      const started = openDatabase(databaseUrl, 4);
      const fresh = offlineContext(started);
      await fresh.prisma.$queryRaw`select 1`;
      whole.push(await timed(database.pool, () => surveyIndex(fresh, surveyId)));
      await started.close();
    }
    const index = await surveyIndex(ctx, surveyId);
    if (index.interviews !== size.interviews)
      throw new Error(`The index is of ${index.interviews} interviews`);
    for (const rows of found) expectSame(rows, index);
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
    const secondsOf = (own: readonly Taken[] = []): number =>
      median(own.map(({ seconds: elapsed }) => elapsed));
    const workOf = (own: readonly Taken[] = []): number => median(own.map(({ work }) => work));
    const [overAnswers = NaN, overCodes = NaN, withErrors = NaN] = names.map((name) =>
      secondsOf(taken[name]),
    );
    const ratio = (one: number, other: number): number => Math.round((100 * one) / other) / 100;
    return {
      measured: {
        answers: size.interviews * items,
        agencies: size.agencies,
        secondsWhole: secondsOf(whole),
        processorSecondsWhole: workOf(whole),
        millisecondsOneMore: Math.round(1000 * median(more)),
      },
      baseline: {
        secondsStatement: withErrors,
        processorSecondsStatement: workOf(taken['withErrors']),
        secondsScoresAlone: Math.min(overAnswers, overCodes),
        secondsScoresOverAnswers: overAnswers,
        secondsScoresOverCodes: overCodes,
      },
      ratio: {
        whole: ratio(secondsOf(whole), withErrors),
        wholeInProcessorTime: ratio(workOf(whole), workOf(taken['withErrors'])),
        wholeToScoresAlone: ratio(secondsOf(whole), Math.min(overAnswers, overCodes)),
      },
      limits: isQuick ? {} : { whole: 1.2, millisecondsOneMore: 100 },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
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
