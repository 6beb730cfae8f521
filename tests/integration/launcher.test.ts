// `npm start` as a person runs it: the real launcher with everything it starts, on a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

import { anyFreePort, isFree } from '#launcher/free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-start-'));
const patienceMs = 120_000;

interface Launched {
  readonly child: ChildProcess;
  readonly port: number;
  /** What it has written once it was ready or has ended. */
  readonly output: string;
}

let running: Launched | undefined;
afterEach(async () => {
  if (running?.child.exitCode === null && running.child.signalCode === null) await end(running, 'SIGTERM');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function launch(...args: string[]): Promise<Launched> {
  const port = await anyFreePort('127.0.0.1');
  const { npm_lifecycle_event: _npm, ...environment } = process.env;
  const child = spawn(process.execPath, ['launcher/start.mjs', ...args], {
    cwd: root,
    env: {
      ...environment,
      DATA_DIR: join(folder, 'data'),
      PORT: String(port),
      DATABASE_URL: '',
      REDIS_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  await new Promise<void>((settle) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('ready:')) settle();
      });
    }
    child.once('exit', () => settle());
  });
  return { child, port, output };
}

async function end({ child }: Launched, signal: NodeJS.Signals): Promise<number | null> {
  const gone = once(child, 'exit');
  child.kill(signal);
  const [code] = (await gone) as [number | null];
  return code;
}

async function database(): Promise<{ client: pg.Client; serverStopped: Promise<void> }> {
  const socket = encodeURIComponent(join(folder, 'data', 'postgres'));
  const client = new pg.Client(`postgresql://lang_nghe@localhost/lang_nghe?host=${socket}`);
  // The server ends this connection when it stops, which is what the tests wait for.
  client.on('error', () => undefined);
  const serverStopped = new Promise<void>((settle) => client.once('end', settle));
  await client.connect();
  return { client, serverStopped };
}

async function nobodyListens(port: number): Promise<void> {
  await expect.poll(() => isFree(port, '127.0.0.1'), { timeout: 20_000 }).toBe(true);
}

describe('the launcher', () => {
  test(
    'refuses a second start; killed, it leaves nothing running and the next start has what was committed; SIGTERM ends all',
    { timeout: patienceMs },
    async () => {
      running = await launch();
      const page = await fetch(`http://127.0.0.1:${running.port}/`);
      expect(page.status).toBe(200);

      const second = await launch();
      expect(second.child.exitCode).toBe(1);
      expect(second.output).toContain(`http://127.0.0.1:${running.port}`);

      const { client, serverStopped } = await database();
      await client.query('create table kept (what text)');
      await client.query("insert into kept values ('committed')");
      await end(running, 'SIGKILL');
      await serverStopped;
      await nobodyListens(running.port);

      running = await launch();
      expect(running.output).toContain('ready:');
      const again = await database();
      expect((await again.client.query('select what from kept')).rows).toEqual([{ what: 'committed' }]);
      expect(await end(running, 'SIGTERM')).toBe(0);
      await again.serverStopped;
      await nobodyListens(running.port);
    },
  );

  test('names an option it does not know', { timeout: patienceMs }, async () => {
    const { child, output } = await launch('--rest');
    expect(child.exitCode).toBe(1);
    expect(output).toContain('--rest');
  });
});
