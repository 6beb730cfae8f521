// The simulator as a process of its own: how it starts, refuses to start, and leaves.

import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { afterEach, expect, test } from 'vitest';

const children: ChildProcess[] = [];

function start(environment: Record<string, string>): ChildProcess {
  const child = fork('simulator/main.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'], SIMULATOR_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  children.push(child);
  return child;
}

function textOf(stream: NodeJS.ReadableStream | null): { text: string } {
  const collected = { text: '' };
  stream?.on('data', (chunk: Buffer) => {
    collected.text += chunk.toString();
  });
  return collected;
}

afterEach(() => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

test('says in one line and in a message where it listens, and leaves on SIGTERM', async () => {
  const child = start({});
  const output = textOf(child.stdout);
  const [message] = await once(child, 'message');
  expect(message).toEqual({ ready: true, port: expect.any(Number) });
  const health = await fetch(`http://127.0.0.1:${message.port}/healthz`);
  expect(await health.json()).toEqual({ ok: true, calls: 0 });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(output.text).toBe(`Simulator of the telephone network ready at http://127.0.0.1:${message.port}\n`);
});

test('leaves when its parent is gone', async () => {
  const child = start({});
  await once(child, 'message');
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('lists every wrong setting and exits with 1', async () => {
  const child = start({ SIMULATOR_PORT: 'door', TWILIO_AUTH_TOKEN: 'short' });
  const errors = textOf(child.stderr);
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(errors.text).toMatch(/SIMULATOR_PORT[^]*TWILIO_AUTH_TOKEN/);
});

test('says so when its port is taken, and exits with 1', async () => {
  const first = start({});
  const [message] = await once(first, 'message');
  const { port } = message;
  const second = start({ SIMULATOR_PORT: port });
  const errors = textOf(second.stderr);
  expect(await once(second, 'exit')).toEqual([1, null]);
  expect(errors.text).toContain(`127.0.0.1:${port}`);
});
