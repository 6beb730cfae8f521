// One running PostgreSQL server. On Unix a small shell stands between: it stops the server as soon as this process is
// gone, however it went, so that nothing keeps running after a kill -9. On Windows pg_ctl starts and stops it, because
// only pg_ctl can put down an administrator's rights, which PostgreSQL refuses.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { PostgresPrograms } from './binaries.ts';
import { directoryForServer } from './cluster.ts';
import type { ServerAccount } from './server-account.ts';
import { postmasterPid } from './stale-server.ts';

const startPatienceSeconds = 60;
const stopPatienceSeconds = 30;
const largestLogBytes = 5_000_000;

/** The end of standard input means that the process which started the server is gone, or wants it to stop. */
const guard = `
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
{ read -r _ <&3; kill -INT "$server"; } 2>/dev/null &
watch=$!
exec 3<&-
wait "$server"
status=$?
kill "$watch" 2>/dev/null
exit "$status"
`;

export type ServerProcess = {
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
  /** Settles when the server has gone, wanted or not. */
  exited: Promise<void>;
};

export type ServerSettings = {
  directory: string;
  programs: PostgresPrograms;
  account: ServerAccount | undefined;
  /** `name=value` pairs for the command line. */
  parameters: readonly string[];
  port: number;
  /** A database that every cluster has, to see whether the server takes connections. */
  url: string;
};

/** Starts the server and waits until it takes connections; throws with the last lines of its log when it does not. */
export async function runServer(settings: ServerSettings): Promise<ServerProcess> {
  return process.platform === 'win32' ? await runByPgCtl(settings) : await runGuarded(settings);
}

async function runGuarded(settings: ServerSettings): Promise<ServerProcess> {
  const { directory, programs, account, parameters, port, url } = settings;
  const log = openLog(directory);
  const child = spawn(
    'sh',
    [
      '-c',
      guard,
      'lang-nghe-postgres',
      programs.postgres,
      '-D',
      directoryForServer(directory, account),
      '-p',
      String(port),
      ...parameters.flatMap((parameter) => ['-c', parameter]),
    ],
    // Detached: Ctrl-C reaches the launcher alone, which stops the database last.
    { ...account, cwd: directory, detached: true, stdio: ['pipe', log, log] },
  );
  closeSync(log);
  const { stdin } = child;
  if (stdin === null) throw new Error('sh: no standard input');
  let gone = false;
  const exited = new Promise<void>((settle) => {
    const leave = (): void => {
      gone = true;
      settle();
    };
    child.once('exit', leave);
    child.once('error', leave);
  });
  // Writing to a shell that has just died is not worth an exception: `exited` tells.
  stdin.on('error', () => undefined);
  const deadline = Date.now() + startPatienceSeconds * 1000;
  while (!(await accepts(url))) {
    if (gone || Date.now() > deadline) {
      stdin.end();
      await exited;
      throw new Error(`PostgreSQL không khởi động / did not start:\n${logTail(directory)}`);
    }
    await delay(20);
  }
  return {
    exited,
    async stop() {
      stdin.end();
      const late = setTimeout(() => {
        const pid = postmasterPid(directory);
        if (pid !== undefined) process.kill(pid, 'SIGQUIT');
      }, stopPatienceSeconds * 1000);
      await exited;
      clearTimeout(late);
    },
  };
}

async function runByPgCtl(settings: ServerSettings): Promise<ServerProcess> {
  const { directory, programs, parameters, port } = settings;
  const pgCtl = (...args: string[]): boolean =>
    spawnSync(programs.pgCtl, ['-D', directory, '-w', ...args], { windowsHide: true, stdio: 'ignore' })
      .status === 0;
  pgCtl('stop', '-m', 'fast');
  const options = ['-p', String(port), ...parameters.flatMap((parameter) => ['-c', parameter])].join(' ');
  if (!pgCtl('start', '-l', join(directory, 'server.log'), '-o', options)) {
    throw new Error(`PostgreSQL không khởi động / did not start:\n${logTail(directory)}`);
  }
  let wanted = true;
  const exited = (async () => {
    while (wanted && pgCtl('status')) await delay(2000, undefined, { ref: false });
  })();
  return {
    exited,
    async stop() {
      wanted = false;
      pgCtl('stop', '-m', 'fast');
      return Promise.resolve();
    },
  };
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  // A connection may break after the promise has settled; that says no more than the promise did.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

function openLog(directory: string): number {
  const file = join(directory, 'server.log');
  const tooLong = existsSync(file) && statSync(file).size > largestLogBytes;
  return openSync(file, tooLong ? 'w' : 'a', 0o600);
}

function logTail(directory: string): string {
  const file = join(directory, 'server.log');
  if (!existsSync(file)) return '';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
}
