// What PostgreSQL's own processes have worked, from Linux's /proc: wall-clock time alone does not tell whether something
// is slow or only waits for a core.
import { readdirSync, readFileSync } from 'node:fs';

import type pg from 'pg';

/** Kernel's USER_HZ, in which /proc tells times: 100 on every system that Node runs on. */
const ticksPerSecond = 100;

/**
 * Microseconds that all processes of the server behind `pool` have worked so far, those that have ended included; not a
 * number where there is no /proc or the server is on another machine.
 */
export async function postgresCpu(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const backend = processOf(String(rows[0]?.pid));
  const server = backend && processOf(backend.parent);
  if (!server) return Number.NaN;
  let ticks = server.ownTicks + server.endedTicks;
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const process = processOf(id);
    if (process?.parent === backend.parent) ticks += process.ownTicks;
  }
  return (ticks / ticksPerSecond) * 1e6;
}

interface Process {
  readonly parent: string;
  readonly ownTicks: number;
  /** Of its children that have ended. */
  readonly endedTicks: number;
}

/** Null when there is no such process (any more). */
function processOf(id: string): Process | null {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  } catch {
    return null;
  }
  // proc(5): after the name in brackets come state (3), ppid (4), … utime (14), stime, cutime, cstime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = (field: number): number => Number(fields[field - 3]);
  return { parent: fields[1] ?? '', ownTicks: ticks(14) + ticks(15), endedTicks: ticks(16) + ticks(17) };
}
