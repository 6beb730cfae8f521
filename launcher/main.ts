// Runs the whole product on this machine: database, simulated telephone network, server and worker. It holds no rule of
// the product; it gives each part what it needs, keeps it running and takes everything down again.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seedDemo } from '#prisma/seed/demo.ts';
import { readSettings } from '#server/platform/env.ts';
import type { Settings } from '#server/platform/env.ts';
import { keepRunning } from './child.ts';
import type { Child } from './child.ts';
import { keptSecret, openDataDir, resetDataDir } from './data-dir.ts';
import { freePortFrom, isFree } from './free-port.ts';
import { lockDataDir } from './instance-lock.ts';
import { applyMigrations } from './migrations/apply-migrations.ts';
import { whenNpmIsGone } from './npm-watch.ts';
import { isDemo, startParts } from './parts.ts';
import { ensureDatabase, startEmbeddedPostgres } from './postgres/embedded-postgres.ts';
import { progress } from './progress.mjs';

const usualPort = 3000;
const root = fileURLToPath(new URL('..', import.meta.url));

/** What has been started, to be taken down in the opposite order. */
const standing: (() => Promise<void>)[] = [];
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // The second Ctrl-C does not wait: the parts leave when the launcher has gone.
  process.on(signal, () => (ending ? process.exit(1) : void end(0)));
}
whenNpmIsGone(() => void end(0));
try {
  await start();
} catch (error) {
  await fail(error);
}

async function start(): Promise<void> {
  const { reset, demo } = options();
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'));
  const settings = readSettings(process.env);
  const dataDir = openDataDir(resolve(root, settings.DATA_DIR));
  const lock = await lockDataDir(dataDir);
  standing.push(() => Promise.resolve(lock.release()));
  if (reset) resetData(settings, dataDir);

  const port = await choosePort(settings);
  const authSecret = settings.AUTH_SECRET ?? keptSecret(dataDir);
  const databaseUrl = settings.DATABASE_URL ?? (await ownDatabase(dataDir));
  progress('Cập nhật cơ sở dữ liệu / applying migrations');
  await applyMigrations(databaseUrl).catch((error: unknown) => {
    throw new Error(`Không cập nhật được cơ sở dữ liệu / migrations failed: ${messageOf(error)}`, {
      cause: error,
    });
  });
  // Accounts with known passwords never go into a database of somebody's own, nor beside a real telephone.
  const wantsDemo = demo || (settings.DATABASE_URL === undefined && isDemo(settings));
  if (wantsDemo) progress('Chuẩn bị dữ liệu dùng thử / preparing the demo');
  const accounts = wantsDemo ? (await seedDemo(databaseUrl)).accounts : [];

  progress('Khởi động các phần / starting simulator, server and worker');
  const origin = `http://${settings.HOST === '0.0.0.0' ? 'localhost' : settings.HOST}:${port}`;
  const children: Child[] = [];
  standing.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
  await startParts({ settings, dataDir, databaseUrl, authSecret, port, origin }, (part) => {
    const child = keepRunning({ ...part, onGivingUp: (error) => void fail(error) });
    children.push(child);
    return child;
  });
  lock.announce(origin);
  const signIn = accounts.map(({ username, password }) => ` · ${username} / ${password}`).join('');
  progress(`Sẵn sàng / ready: ${origin}${signIn} · Ctrl-C để dừng / to stop`);
}

function options(): { reset: boolean; demo: boolean } {
  const flag = { type: 'boolean', default: false } as const;
  const { reset, demo } = parseArgs({ options: { reset: flag, demo: flag } }).values;
  return { reset, demo };
}

function resetData(settings: Settings, dataDir: string): void {
  progress(`Xóa dữ liệu dùng thử / deleting the demo's data: ${dataDir}`);
  if (settings.DATABASE_URL !== undefined) {
    progress('Cơ sở dữ liệu ở DATABASE_URL được giữ nguyên / the database in DATABASE_URL is left as it is');
  }
  resetDataDir(dataDir);
}

/** A port that was asked for is taken or refused; the usual one gives way to the next free one. */
async function choosePort({ PORT: asked, HOST: host }: Settings): Promise<number> {
  if (asked !== undefined) {
    if (await isFree(asked, host)) return asked;
    throw new Error(
      `Cổng ${asked} đang bận: đặt PORT khác, hoặc bỏ PORT / port ${asked} is taken: choose another PORT`,
    );
  }
  const port = await freePortFrom(usualPort, host);
  if (port !== usualPort) progress(`Cổng ${usualPort} đang bận, dùng ${port} / port ${usualPort} is taken`);
  return port;
}

async function ownDatabase(dataDir: string): Promise<string> {
  progress('Khởi động PostgreSQL / starting PostgreSQL');
  const postgres = await startEmbeddedPostgres({ directory: join(dataDir, 'postgres') });
  standing.push(() => postgres.stop());
  void postgres.exited.then(() => {
    if (!ending)
      return fail(new Error(`PostgreSQL đã dừng / has stopped: ${join(dataDir, 'postgres', 'server.log')}`));
  });
  await ensureDatabase(postgres.url('postgres'), 'lang_nghe');
  return postgres.url('lang_nghe');
}

async function fail(error: unknown): Promise<void> {
  if (ending) return;
  process.stderr.write(`${messageOf(error)}\n`);
  await end(1);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  if (standing.length > 1) progress('Đang dừng / stopping');
  for (const takeDown of standing.toReversed()) {
    await takeDown().catch((error: unknown) => process.stderr.write(`${messageOf(error)}\n`));
  }
  process.exit(code);
}
