// A Redis of its own for one test file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { inject } from 'vitest';

import { anyFreePort } from '#launcher/free-port.ts';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether there is one on this machine; a run without says so at its end. */
export function hasRedis(): boolean {
  return inject('redis') !== null;
}

/** Starts an empty server that keeps nothing on disk and leaves with this process. */
export async function startRedis(): Promise<RedisServer> {
  const program = inject('redis');
  if (program === null) throw new Error('There is no redis-server or valkey-server on this machine.');
  const port = await anyFreePort('127.0.0.1');
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    '/tmp',
  ];
  const child = spawn(program.path, settings, {
    env: { ...process.env, ...(program.libraries === '' ? {} : { LD_LIBRARY_PATH: program.libraries }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const leave = () => void child.kill('SIGKILL');
  process.once('exit', leave);
  const gone = once(child, 'exit');
  await new Promise<void>((ready, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => fail(new Error(`redis-server ended with ${String(code)}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Ready to accept connections')) ready();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      process.off('exit', leave);
      child.kill('SIGKILL');
      await gone;
    },
  };
}
