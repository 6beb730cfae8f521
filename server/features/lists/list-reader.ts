// The process that reads the rows of lists for this one: without Prisma and the rest of the product it needs half the
// memory and collects its garbage in a third of the time, and calls do not wait while rows are judged. It is started
// while the first list is looked at and kept for the next one for a while.
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { ListCancelled } from './progress.ts';
import { ListRefused, type ReaderMessage, type RowsRead, type RowsToRead } from './reading.ts';

const keptMs = 60_000;
/**
 * Megabytes that new strings fill before they are looked through for those still in use. Nearly none are: with V8's own
 * choice, which begins with one, a tenth more work goes into reading a list, and with the sixteen to which it goes on, a
 * workbook of a million rows takes 50 MB more.
 */
const youngMegabytes = 8;
/**
 * No list comes near it, and V8, which takes this for the machine's, looks for garbage among what lasts before that is
 * twice what is in use: a workbook of a million rows takes 90 MB less.
 */
const lastingMegabytes = 512;
const main = fileURLToPath(new URL('list-reader-main.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let idle: { readonly reader: ChildProcess; readonly ends: NodeJS.Timeout } | null = null;

/** Starts the process for a list that will be read soon: it takes half a second to load its code. */
export function prepareReader(): void {
  if (!idle) keep(started());
}

/**
 * Reads the rows of a list in the other process. Nothing is stored when this fails or this process ends.
 * @param noteProgress told now and then; what it throws ends the reading
 * @throws ListRefused, ListCancelled
 */
export async function readApart(
  work: RowsToRead,
  noteProgress: (progress: { rowsRead: number; bytesRead: number }) => Promise<void>,
): Promise<RowsRead> {
  const reader = takeReader();
  const answer = await answerOf(reader, work, noteProgress).catch((error: unknown) => {
    // It is at work on the list still, or has ended.
    reader.kill('SIGKILL');
    throw error;
  });
  for (const event of ['error', 'exit', 'message']) reader.removeAllListeners(event);
  keep(reader);
  switch (answer.kind) {
    case 'done':
      return answer.read;
    case 'cancelled':
      throw new ListCancelled();
    case 'refused':
      throw new ListRefused(answer.fault);
    case 'failed':
      throw new Error(answer.message);
  }
}

type Answer = Exclude<ReaderMessage, { kind: 'progress' }>;

function answerOf(
  reader: ChildProcess,
  work: RowsToRead,
  noteProgress: (progress: { rowsRead: number; bytesRead: number }) => Promise<void>,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    reader.on('error', reject);
    reader.on('exit', (code, signal) =>
      reject(new Error(`The process that read the list ended with ${String(code ?? signal)}`)),
    );
    reader.on('message', (message: ReaderMessage) => {
      if (message.kind === 'progress') noteProgress(message).catch(reject);
      else resolve(message);
    });
    reader.send(work, (error) => error && reject(error));
  });
}

function takeReader(): ChildProcess {
  const kept = idle;
  idle = null;
  if (!kept) return started();
  clearTimeout(kept.ends);
  const { reader } = kept;
  if (!reader.connected) return started();
  reader.ref();
  reader.channel?.ref();
  return reader;
}

function started(): ChildProcess {
  return fork(main, {
    execArgv: [
      `--min-semi-space-size=${youngMegabytes}`,
      `--max-semi-space-size=${youngMegabytes}`,
      `--max-old-space-size=${lastingMegabytes}`,
      '--import',
      tsx,
    ],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** It does not keep this process from ending, and ends with it. */
function keep(reader: ChildProcess): void {
  if (idle || !reader.connected) {
    reader.kill('SIGKILL');
    return;
  }
  // Killed while nothing was asked of it: the next list starts another.
  reader.on('error', () => undefined);
  const ends = setTimeout(() => {
    idle = null;
    reader.kill('SIGKILL');
  }, keptMs);
  ends.unref();
  reader.unref();
  reader.channel?.unref();
  idle = { reader, ends };
}
