// The whole product on a database of its own, and in it one seed's surveys carried through in fast time: list, draw,
// calls, phúc tra, figures. Afterwards everything stays up to be looked at, unless --exit is given.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { keepRunning, type Child } from '#launcher/child.ts';
import { keptSecret, openDataDir, resetDataDir } from '#launcher/data-dir.ts';
import { freePortFrom } from '#launcher/free-port.ts';
import { lockDataDir } from '#launcher/instance-lock.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { startParts } from '#launcher/parts.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { progress } from '#launcher/progress.mjs';
import { readSettings } from '#server/platform/env.ts';
import { runSeed } from './run-seed.ts';
import { demoSeeds } from './surveys.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const usualPort = 3100;

const usage = `npm run demo -- SEED [--whole] [--exit | --open]
  --whole  ở cỡ của văn bản / at the size of the document
  --exit   xong thì dừng / stop when it is done
  --open   mở lại kết quả của lần chạy trước, không làm lại / open what an earlier run left, without doing it again
  --list   các đợt / the seeds
DATA_DIR, PORT: như npm start / as for npm start`;

const { values, positionals } = parseArgs({
  options: {
    list: { type: 'boolean', default: false },
    exit: { type: 'boolean', default: false },
    open: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [name = ''] = positionals;
const known = demoSeeds[name];
const seed = known && values.whole && known.whole ? { ...known, surveys: known.whole } : known;
if (values.list || values.help || seed === undefined) {
  const lines = Object.entries(demoSeeds).flatMap(([key, { title, scaled }]) => [
    `  ${key.padEnd(10)} ${title}`,
    ...(scaled === undefined ? [] : [`             (${scaled})`]),
  ]);
  process.stdout.write(`${usage}\n${lines.join('\n')}\n`);
  process.exit(values.list || values.help || name === '' ? 0 : 2);
}

/** What has been started, to be taken down in the opposite order. */
const standing: (() => Promise<void>)[] = [];
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => (ending ? process.exit(1) : void end(0)));

try {
  const origin = await carryThrough(seed);
  if (values.exit) {
    progress(`Xong, mở lại bằng / done, open it again with: npm run demo -- ${name} --open`);
    await end(0);
  }
  progress(`Xong / done: ${origin} · sonoivu, phantich, giamsat · Ctrl-C để dừng / to stop`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await end(1);
}

async function carryThrough(chosen: typeof seed & object): Promise<string> {
  // A telephone of somebody's own, or a database, is never touched by a demo.
  const settings = readSettings({ DATA_DIR: process.env['DATA_DIR'], PORT: process.env['PORT'] });
  const dataDir = openDataDir(join(resolve(root, settings.DATA_DIR), 'demo', name));
  const lock = await lockDataDir(dataDir);
  standing.push(() => Promise.resolve(lock.release()));
  if (!values.open) resetDataDir(dataDir);
  else if (!existsSync(join(dataDir, 'postgres')))
    throw new Error(`${dataDir}: chưa có lần chạy nào / nothing was run here yet`);

  progress('Khởi động PostgreSQL / starting PostgreSQL');
  const postgres = await startEmbeddedPostgres({ directory: join(dataDir, 'postgres'), careless: true });
  standing.push(() => postgres.stop());
  await ensureDatabase(postgres.url('postgres'), 'lang_nghe');
  const databaseUrl = postgres.url('lang_nghe');
  await applyMigrations(databaseUrl);

  const port = settings.PORT ?? (await freePortFrom(usualPort, settings.HOST));
  const origin = `http://127.0.0.1:${port}`;
  const children: Child[] = [];
  standing.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
  process.env['SIMULATOR_TIME_SCALE'] = '0';
  process.env['SIMULATOR_CPS'] = '1000';
  const parts = { settings, dataDir, databaseUrl, authSecret: keptSecret(dataDir), port, origin };
  const startProduct = () =>
    startParts(parts, (part) => {
      const child = keepRunning({ ...part, onGivingUp: () => void end(1) });
      children.push(child);
      return child;
    });
  await (values.open
    ? startProduct()
    : runSeed(chosen, { databaseUrl, origin, folder: dataDir }, startProduct));
  return origin;
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  for (const takeDown of standing.toReversed())
    await takeDown().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  process.exit(code);
}
