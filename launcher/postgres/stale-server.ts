// What a start finds after a kill -9 or a power cut: a pid file, and perhaps servers that nobody watches any more.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const patienceSeconds = 20;

/** The pid in postmaster.pid, or undefined when no server has the folder. */
export function postmasterPid(directory: string): number | undefined {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

/**
 * Stops what is left over in `directory`, waits until it is gone and takes its lock files away: their number may belong to
 * another process by now (after a restart of the machine or container) or to a dead one that its parent never collects,
 * and PostgreSQL would take both for a running server. The caller must be alone with the folder: a server found here
 * belongs to nobody. Not for Windows, where pg_ctl does this.
 */
export async function clearStaleServer(directory: string): Promise<void> {
  const postmaster = postmasterPid(directory);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const servers = serversOf(directory, postmaster);
    if (postmaster !== undefined && servers.includes(postmaster)) process.kill(postmaster, signal);
    const deadline = Date.now() + patienceSeconds * 1000;
    while (Date.now() < deadline) {
      if (serversOf(directory, postmaster).length === 0) {
        rmSync(join(directory, 'postmaster.pid'), { force: true });
        rmSync(join(directory, '.s.PGSQL.5432.lock'), { force: true });
        return;
      }
      await delay(50);
    }
  }
  throw new Error(`PostgreSQL cũ không dừng / the old server does not stop: ${directory}`);
}

/** The processes that serve exactly this folder. Only Linux tells all of them; elsewhere it is the first one or none. */
function serversOf(directory: string, postmaster: number | undefined): number[] {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 1 && isServerIn(pid, directory));
  }
  if (postmaster === undefined) return [];
  const listed = spawnSync('ps', ['-o', 'command=', '-p', String(postmaster)], { encoding: 'utf8' });
  const serves =
    listed.status === 0 && listed.stdout.includes('postgres') && listed.stdout.includes(directory);
  return serves ? [postmaster] : [];
}

function isServerIn(pid: number, directory: string): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === directory;
  } catch {
    // Gone since the list was read, or another account's.
    return false;
  }
}
