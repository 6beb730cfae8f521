// Server and worker as processes of their own, to be killed in the middle of their work and started again.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { memoryFlagsFor } from '#launcher/child.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Part {
  /** Ends the process at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again with the same settings. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `main` (from the repository's root) and waits until it says that it is ready. */
export async function startPart(main: string, env: Record<string, string>): Promise<Part> {
  let child: ChildProcess = await begin(main, env);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    kill: () => end('SIGKILL'),
    async restart() {
      child = await begin(main, env);
    },
    stop: () => end('SIGTERM'),
  };
}

async function begin(main: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = fork(main, {
    cwd: root,
    env: { ...process.env, ...env },
    execArgv: [...memoryFlagsFor(main), '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const died = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`${main} ended with ${String(code)} before it was ready`);
  });
  await Promise.race([once(child, 'message'), died]);
  died.catch(() => undefined);
  return child;
}
