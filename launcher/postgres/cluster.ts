// The data folder of an embedded PostgreSQL: made once by initdb, private to the account that runs the server.
// Connections come over a socket inside that folder, which only its owner (and root) can reach, so they need no password;
// where a socket is not possible they come over loopback TCP with a password made here.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lchownSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PostgresPrograms } from './binaries.ts';
import type { ServerAccount } from './server-account.ts';

export const clusterOwner = 'lang_nghe';
const passwordFile = 'lang-nghe.password';

/** Linux allows 107 bytes in a socket's path, macOS 103; the shorter one holds for both. */
const longestSocketPath = 103;

/** Whether the server in `directory` can be reached over a socket in that folder. */
export function socketFits(directory: string): boolean {
  const socket = join(directory, '.s.PGSQL.5432');
  return process.platform !== 'win32' && Buffer.byteLength(socket) <= longestSocketPath;
}

/**
 * The name by which the server's own programs find `directory`. An account that took over from root may not be allowed
 * through the folders above, but it stands in the folder already, and Linux has a name for that.
 */
export function directoryForServer(directory: string, account: ServerAccount | undefined): string {
  return account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : directory;
}

export function clusterPassword(directory: string): string {
  return readFileSync(join(directory, passwordFile), 'utf8').trim();
}

/**
 * Makes the cluster unless it is there. Made aside and renamed: a start that is cut short leaves no half cluster.
 * `careless` does not wait for the disk.
 */
export function ensureCluster(
  directory: string,
  programs: PostgresPrograms,
  account: ServerAccount | undefined,
  careless: boolean,
): void {
  if (existsSync(join(directory, 'PG_VERSION'))) {
    // A copy or `chown -R` made by root has taken the files away from the server's account.
    if (account !== undefined && statSync(directory).uid !== account.uid) giveTreeTo(account, directory);
    return;
  }
  const half = `${directory}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(dirname(directory), { recursive: true, mode: 0o700 });
  mkdirSync(half, { mode: 0o700 });
  giveTo(account, half);
  const password = randomBytes(24).toString('base64url');
  const desk = mkdtempSync(join(tmpdir(), 'lang-nghe-'));
  try {
    writeFileSync(join(desk, 'password'), password, { mode: 0o600 });
    giveTo(account, desk);
    giveTo(account, join(desk, 'password'));
    initialise(half, programs, account, [
      `--pwfile=${join(desk, 'password')}`,
      ...(careless ? ['--no-sync'] : []),
    ]);
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
  writeFileSync(join(half, passwordFile), password, { mode: 0o600 });
  giveTo(account, join(half, passwordFile));
  chmodSync(half, 0o700);
  renameSync(half, directory);
}

function initialise(
  directory: string,
  programs: PostgresPrograms,
  account: ServerAccount | undefined,
  more: readonly string[],
): void {
  const made = spawnSync(
    programs.initdb,
    [
      '-D',
      directoryForServer(directory, account),
      '-U',
      clusterOwner,
      '--auth-local=trust',
      '--auth-host=scram-sha-256',
      '--no-instructions',
      '--encoding=UTF8',
      // PostgreSQL's own C.UTF-8 is the same on every system; the C library's is missing on some.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...more,
    ],
    { ...account, cwd: directory, windowsHide: true, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    throw new Error(
      `Không tạo được cơ sở dữ liệu trong / could not create the database in ${directory}: ` +
        (made.error?.message ?? made.stderr.trim()) +
        '. Có thể đặt DATABASE_URL / DATABASE_URL can be set instead.',
    );
  }
}

function giveTo(account: ServerAccount | undefined, path: string): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function giveTreeTo(account: ServerAccount, folder: string): void {
  giveTo(account, folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTreeTo(account, path);
    else lchownSync(path, account.uid, account.gid);
  }
}
