// Keeps one part of the product running: starts it, waits until it says it is ready, starts it again when it dies.
// A part tells that it is ready with `process.send({ ready: true, … })`.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { progress } from './progress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const preload = new URL('./leave-with-launcher.ts', import.meta.url).href;

const firstPauseSeconds = 0.5;
const longestPauseSeconds = 10;
/** This many deaths in a row, each soon after a start, and the launcher gives up. */
const quickDeathsAllowed = 5;
const quickSeconds = 60;
const readyPatienceSeconds = 60;
const stopPatienceSeconds = 10;
const largestLogBytes = 10_000_000;

const readyMessage = z.object({
  ready: z.literal(true),
  /** Where it listens, if it listens. */
  port: z.number().optional(),
});
export type Ready = z.output<typeof readyMessage>;

export type ChildSettings = {
  /** Its name in messages. */
  name: string;
  /** Its main file, from the repository's root. */
  main: string;
  logFile: string;
  /** Read again at every start, so that a restart can be given what the first start has found. */
  env(): NodeJS.ProcessEnv;
  /** It keeps dying and is not started again; the error is a sentence with its last words. */
  onGivingUp(error: Error): void;
};

export type Child = {
  /** What it said at its first readiness; rejects when it gives up before. */
  ready: Promise<Ready>;
  /** Ends it in order, by force after ten seconds. */
  stop(): Promise<void>;
};

/** Starts the child and keeps it running until `stop`. */
export function keepRunning(settings: ChildSettings): Child {
  const stopping = new AbortController();
  let current: ChildProcess | undefined;
  let life = Promise.resolve();
  const ready = new Promise<Ready>((onReady, neverReady) => {
    life = live(settings, stopping.signal, (child) => {
      current = child;
      child.on('message', (message) => {
        const parsed = readyMessage.safeParse(message);
        if (parsed.success) onReady(parsed.data);
      });
    }).catch((error: Error) => {
      neverReady(error);
      settings.onGivingUp(error);
    });
  });
  return {
    ready,
    async stop() {
      stopping.abort();
      const force = setTimeout(() => current?.kill('SIGKILL'), stopPatienceSeconds * 1000);
      if (current?.connected === true) current.disconnect();
      await life;
      clearTimeout(force);
    },
  };
}

/** One life after the other until `stopping`; rejects when they are all too short. */
async function live(
  settings: ChildSettings,
  stopping: AbortSignal,
  onStart: (child: ChildProcess) => void,
): Promise<void> {
  let quickDeaths = 0;
  while (!stopping.aborted) {
    const begun = Date.now();
    const child = startOnce(settings);
    onStart(child);
    const how = await death(child);
    if (stopping.aborted) return;
    quickDeaths = Date.now() - begun < quickSeconds * 1000 ? quickDeaths + 1 : 1;
    if (quickDeaths >= quickDeathsAllowed) throw new Error(lastWords(settings, how));
    const pauseSeconds = Math.min(firstPauseSeconds * 2 ** (quickDeaths - 1), longestPauseSeconds);
    progress(`${settings.name} dừng bất ngờ (${how}), chạy lại / died, restarting; ${settings.logFile}`);
    await delay(pauseSeconds * 1000, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/**
 * Megabytes that new objects fill before they are looked through. V8 would take twice as many: a tenth more memory for the
 * server and the worker while they take in a long list, and no less work (docs/decisions/0035). While little is to do it
 * would take one, and a server would look through that after every fortieth answer, which waits for it (docs/decisions/0042).
 *
 * @param main file that the process runs
 */
export function memoryFlagsFor(main: string): string[] {
  const most = '--max-semi-space-size=8';
  return main.endsWith('server/main.ts') ? [most, '--min-semi-space-size=4'] : [most];
}

function startOnce(settings: ChildSettings): ChildProcess {
  const log = openLog(settings.logFile);
  const child = fork(settings.main, {
    cwd: root,
    env: settings.env(),
    execArgv: [...memoryFlagsFor(settings.main), '--import', 'tsx', '--import', preload],
    stdio: ['ignore', log, log, 'ipc'],
    // Ctrl-C in a terminal goes to the launcher alone, which then stops the parts in order.
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  const tooLate = setTimeout(() => child.kill('SIGKILL'), readyPatienceSeconds * 1000);
  child.once('message', () => clearTimeout(tooLate));
  child.once('exit', () => clearTimeout(tooLate));
  return child;
}

function death(child: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    child.once('exit', (code, signal) => settle(signal ?? `mã / code ${code}`));
    child.once('error', (error) => settle(error.message));
  });
}

/** A new start adds to the log; when it has grown too long it is put aside once. */
function openLog(file: string): number {
  if (existsSync(file) && statSync(file).size > largestLogBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

function lastWords(settings: ChildSettings, how: string): string {
  const lines = readFileSync(settings.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  return (
    `${settings.name} không chạy được: đã dừng ${quickDeathsAllowed} lần liên tiếp (${how}). ` +
    `${settings.name} keeps dying; the last lines of ${settings.logFile}:\n${lines}`
  );
}
