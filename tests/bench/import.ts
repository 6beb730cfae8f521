// How fast a list is taken in, from the file to committed rows with their fates and warnings, against COPY of the same
// file by the same server.
//
// What is measured is what the product does, in three processes as there: the server hashes the file and keeps it, the
// worker has it read: its reader, which it is told to start when the file begins to come, looks at it, gives each row its
// fate and its warnings, stores the rows with their indexes, compares them with the survey's other lists and notes the agencies. Everything is on. Memory is the
// most that each process held at once (getrusage), the language and its libraries included. How long each has worked is
// told beside it, in microseconds a row: it depends less than seconds do on what else the machine has to do.
//
// The same list as a workbook is taken in once, for the memory that it takes.
//
// The baseline is PostgreSQL alone: COPY … (FORMAT csv) of the file into an ordinary logged table with one text column
// for each column of the file and a bigint primary key that the server counts up, as the product's table has one. The
// file comes over the same kind of connection (pg-copy-streams) in large pieces; nothing is parsed on the way, no other
// index is kept and nothing is judged. Both are committed and flushed by a server that keeps its promises (fsync on).
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { memoryFlagsFor } from '#launcher/child.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import type { Context } from '#server/context.ts';
import { createSurvey } from '#server/features/surveys/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import type { HalfDone, HalfMessage } from './import-list.ts';
import type { Measurement } from './measurement.ts';
import { officeListColumns, officeListPeriod, writeOfficeList } from './office-list.ts';
import { writeOfficeWorkbook } from './office-workbook.ts';
import { postgresCpu } from './postgres-cpu.ts';

const full = { rows: 1_000_000, rounds: 3 };
const quick = { rows: 150_000, rounds: 2 };
const supervisor = 'giamsat';
const pieceBytes = 256 * 1024;

/** Takes the same list in and copies it, in turns, on a server of its own. */
export async function measureImport({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const size = isQuick ? quick : full;
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-import-'));
  const path = join(folder, 'danh-sach.csv');
  const workbookPath = join(folder, 'danh-sach.xlsx');
  await writeOfficeList(path, size.rows);
  await writeOfficeWorkbook(workbookPath, path);
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres') });
  try {
    await ensureDatabase(server.url('postgres'), 'bench');
    const databaseUrl = server.url('bench');
    await applyMigrations(databaseUrl);
    const database = openDatabase(databaseUrl, 2);
    const ctx = offlineContext(database);
    await seedStaff(ctx);
    const versions = await seedQuestionnaires(ctx);
    const takenIn = async (file: string, code: string): Promise<TakenIn> => {
      const surveyId = await newSurvey(ctx, versions, code);
      await database.pool.query('checkpoint');
      const workerHalf = await halfOf('read', databaseUrl);
      const serverHalf = await halfOf('store', databaseUrl);
      serverHalf.process.on('message', (message: HalfDone | HalfMessage) => {
        if ('expected' in message) workerHalf.process.send(message);
      });
      const stored = await beside(database.pool, () => serverHalf.begin(surveyId, file));
      await database.pool.query('checkpoint');
      const { listId } = stored.done;
      const read = await beside(database.pool, () => workerHalf.begin(listId));
      const list = await ctx.prisma.transactionList.findUniqueOrThrow({ where: { id: listId } });
      if (list.status !== 'done' || list.rowsRead !== size.rows)
        throw new Error(`The list ended as ${list.status} with ${list.rowsRead} rows`);
      return { stored, read };
    };
    const rounds: Round[] = [];
    for (let round = 1; round <= size.rounds; round += 1) {
      const copied = await beside(database.pool, () => copyPlainly(databaseUrl, path));
      rounds.push({ copied, ...(await takenIn(path, String(round))) });
      // For the same reason, before the next COPY.
      await database.pool.query('vacuum (analyze) transaction_rows');
    }
    const workbook = await takenIn(workbookPath, 'xlsx');
    await database.close();
    return measurementOf(size.rows, rounds, workbook);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Something done, and how long PostgreSQL has worked meanwhile. */
interface Beside<Done> {
  readonly done: Done;
  readonly postgresMicroseconds: number;
}

async function beside<Done>(pool: pg.Pool, work: () => Promise<Done>): Promise<Beside<Done>> {
  const before = await postgresCpu(pool);
  const done = await work();
  return { done, postgresMicroseconds: (await postgresCpu(pool)) - before };
}

interface TakenIn {
  readonly stored: Beside<HalfDone>;
  readonly read: Beside<HalfDone>;
}

interface Round extends TakenIn {
  /** Milliseconds. */
  readonly copied: Beside<number>;
}

function megabytesOf(rounds: readonly TakenIn[]): { server: number; worker: number; reader: number } {
  const most = (bytes: (round: TakenIn) => number) => Math.round(Math.max(...rounds.map(bytes)) / 1e6);
  return {
    server: most(({ stored }) => stored.done.peakRssBytes),
    worker: most(({ read }) => read.done.peakRssBytes),
    reader: most(({ read }) => read.done.reader?.peakRssBytes ?? 0),
  };
}

function measurementOf(rows: number, rounds: readonly Round[], workbook: TakenIn): Measurement {
  const csvMegabytes = megabytesOf(rounds);
  const workbookMegabytes = megabytesOf([workbook]);
  const middle = (value: (round: Round) => number) => median(rounds.map(value));
  const perSecond = (ms: number) => Math.round(rows / (ms / 1000));
  /** Left out where it is not known. */
  const aRow = (name: string, microseconds: (round: Round) => number) => {
    const each = Math.round((middle(microseconds) / rows) * 100) / 100;
    return Number.isNaN(each) ? {} : { [`${name}MicrosecondsARow`]: each };
  };
  const readMs = middle(({ read }) => read.done.ms);
  const measured = perSecond(middle(({ stored, read }) => stored.done.ms + read.done.ms));
  const baseline = perSecond(middle(({ copied }) => copied.done));
  const ratio = (value: number) => Math.round((value / baseline) * 1000) / 1000;
  return {
    measured: {
      rowsPerSecond: measured,
      // The same in its two halves.
      storeFileSeconds: Math.round(middle(({ stored }) => stored.done.ms)) / 1000,
      readRowsPerSecond: perSecond(readMs),
      rows,
      serverPeakRssMegabytes: csvMegabytes.server,
      workerPeakRssMegabytes: csvMegabytes.worker,
      readerPeakRssMegabytes: csvMegabytes.reader,
      workbookServerPeakRssMegabytes: workbookMegabytes.server,
      workbookWorkerPeakRssMegabytes: workbookMegabytes.worker,
      workbookReaderPeakRssMegabytes: workbookMegabytes.reader,
      workbookReadRowsPerSecond: perSecond(workbook.read.done.ms),
      ...aRow('server', ({ stored }) => stored.done.cpuMicroseconds),
      ...aRow('postgresWhileStoring', ({ stored }) => stored.postgresMicroseconds),
      ...aRow('worker', ({ read }) => read.done.cpuMicroseconds),
      ...aRow('reader', ({ read }) => read.done.reader?.cpuMicroseconds ?? 0),
      ...aRow('postgresWhileReading', ({ read }) => read.postgresMicroseconds),
    },
    baseline: {
      rowsPerSecond: baseline,
      rows,
      ...aRow('postgres', ({ copied }) => copied.postgresMicroseconds),
    },
    ratio: { rowsPerSecond: ratio(measured), readRowsPerSecond: ratio(perSecond(readMs)) },
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Milliseconds that COPY takes, its commit included. */
async function copyPlainly(databaseUrl: string, path: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const columns = Array.from({ length: officeListColumns }, (_, at) => `column_${at + 1}`);
  try {
    await client.query(
      `create table plain_list (id bigint generated always as identity primary key, ${columns.map((name) => `${name} text`).join(', ')})`,
    );
    await client.query('checkpoint');
    const begun = performance.now();
    await pipeline(
      createReadStream(path, { highWaterMark: pieceBytes }),
      client.query(
        copyFrom(`copy plain_list (${columns.join(', ')}) from stdin with (format csv, header true)`),
      ),
    );
    const ms = performance.now() - begun;
    // The server would look after the table by itself, a minute later and beside what is measured next.
    await client.query('drop table plain_list');
    return ms;
  } finally {
    await client.end();
  }
}

function newSurvey(
  ctx: Context,
  versions: { interviewVersionId: string; backCheckVersionId: string },
  code: string,
): Promise<string> {
  return createSurvey(
    ctx,
    {
      code: `nap-${code}`,
      name: `Đo tốc độ nạp ${code}`,
      authority: 'UBND tỉnh',
      planNumber: '1/KH-UBND',
      verificationPhone: '1022',
      periodFrom: officeListPeriod.from,
      periodTo: officeListPeriod.to,
      startsOn: '2025-01-01',
      endsOn: '2025-03-31',
      backCheckRate: 0.1,
      ...versions,
    },
    { backCheckSeed: 'bench' },
  );
}

interface Half {
  /** Begins with its half of the work. */
  begin(...what: readonly string[]): Promise<HalfDone>;
  readonly process: ChildProcess;
}

async function halfOf(what: 'store' | 'read', databaseUrl: string): Promise<Half> {
  // The one takes the file as the server does, the other reads it as the worker does.
  const main = what === 'store' ? 'server/main.ts' : 'workers/main.ts';
  const child = fork(
    fileURLToPath(new URL('import-list.ts', import.meta.url)),
    [what, databaseUrl, supervisor],
    {
      execArgv: [...memoryFlagsFor(main), '--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  );
  const ended = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`The process that was to ${what} a list ended with ${String(code)}`);
  });
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  const done = new Promise<HalfDone>((resolve) => {
    child.on('message', (message: HalfDone | HalfMessage) => 'listId' in message && resolve(message));
  });
  return {
    process: child,
    begin(...begin) {
      child.send({ begin } satisfies HalfMessage);
      return Promise.race([done, ended]);
    },
  };
}
