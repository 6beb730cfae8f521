// Where this machine has Redis (or Valkey, its successor): installed, or fetched from the distribution's archive into
// .cache without installing anything, which needs no rights. A machine with neither runs the tests on PostgreSQL alone.
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const shelf = fileURLToPath(new URL('../../.cache/redis', import.meta.url));
const longestStepSeconds = 60;

export interface RedisProgram {
  readonly path: string;
  /** LD_LIBRARY_PATH for it; empty for an installed one. */
  readonly libraries: string;
}

/** The program, fetched if need be; null when there is none to be had here. Takes four minutes at the very most. */
export function findRedis(): RedisProgram | null {
  for (const path of ['redis-server', 'valkey-server']) {
    if (runs({ path, libraries: '' })) return { path, libraries: '' };
  }
  const kept = programIn(shelf);
  if (runs(kept)) return kept;
  if (!ran(run('apt-get', ['--version'], '/')) || !fetchFromArchive()) return null;
  const fetched = programIn(shelf);
  return runs(fetched) ? fetched : null;
}

function runs({ path, libraries }: RedisProgram): boolean {
  const env = libraries === '' ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
  return ran(spawnSync(path, ['--version'], { env, encoding: 'utf8' }));
}

/** The packages keep the folders of the system they are made for. */
function programIn(folder: string): RedisProgram {
  const libraries = ['usr/lib', 'lib']
    .map((name) => join(folder, name))
    .filter((lib) => existsSync(lib))
    .flatMap((lib) => readdirSync(lib).map((name) => join(lib, name)));
  return { path: join(folder, 'usr/bin/redis-server'), libraries: libraries.join(':') || folder };
}

/**
 * Asks apt what an install of redis-server would need on this machine, downloads that and unpacks it side by side. The
 * package lists are its own: the system's may be missing or years old, and renewing those would take root.
 */
function fetchFromArchive(): boolean {
  mkdirSync(dirname(shelf), { recursive: true });
  const desk = mkdtempSync(`${shelf}-`);
  try {
    for (const folder of ['lists/partial', 'cache/archives/partial', 'unpacked']) {
      mkdirSync(join(desk, folder), { recursive: true });
    }
    const own = [
      `Dir::State::Lists=${desk}/lists`,
      `Dir::Cache=${desk}/cache`,
      'Debug::NoLocking=1',
      'APT::Sandbox::User=',
      'Acquire::Retries=1',
      'Acquire::http::Timeout=15',
    ];
    const apt = (...args: string[]) =>
      run('apt-get', [...own.flatMap((option) => ['-o', option]), ...args], desk);
    if (!ran(apt('update', '-qq'))) return false;
    const plan = apt('install', '--print-uris', '-qq', '-y', '--no-install-recommends', 'redis-server');
    const packages = [...plan.stdout.matchAll(/^'\S+' ([a-z0-9.+-]+)_/gm)].map(([, name = '']) => name);
    if (!ran(plan) || packages.length === 0 || !ran(apt('download', '-qq', ...packages))) return false;
    for (const file of readdirSync(desk).filter((name) => name.endsWith('.deb'))) {
      if (!ran(run('dpkg-deb', ['-x', file, 'unpacked'], desk))) return false;
    }
    rmSync(shelf, { recursive: true, force: true });
    renameSync(join(desk, 'unpacked'), shelf);
    return true;
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd, encoding: 'utf8', timeout: longestStepSeconds * 1000 });
}

function ran(done: SpawnSyncReturns<string>): boolean {
  return done.status === 0;
}
