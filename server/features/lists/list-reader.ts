// The process that looks at lists and reads their rows for this one: without Prisma and the rest of the product it needs
// half the memory and collects its garbage in a third of the time, and calls do not wait while rows are judged. It is
// started while a list is on its way and kept for the next one for a while.
import { fork, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { ListInspection } from '#contract/lists.ts';

import { LandlinesInDoubt } from './doubtful-landlines.ts';
import { ListCancelled } from './progress.ts';
import {
  ListRefused,
  type FileToLookAt,
  type ReaderMessage,
  type ReaderWork,
  type RowsRead,
  type RowsToRead,
} from './reading.ts';

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

/** Starts the process for a list that will be looked at soon: it takes half a second to load its code. */
export function prepareReader(): void {
  if (!idle) keep(started());
}

/** What the other process sees when it looks at a list. @throws ListRefused */
export async function lookApart(work: FileToLookAt): Promise<ListInspection> {
  const answer = await answerFrom(work, async () => undefined);
  if (answer.kind === 'looked') return answer.inspection;
  throw failure(answer);
}

/**
 * Reads the rows of a list in the other process. Nothing is stored when this fails or this process ends.
 * @param noteProgress told now and then; what it throws ends the reading
 * @throws ListRefused, ListCancelled, LandlinesInDoubt
 */
export async function readApart(work: RowsToRead, noteProgress: NoteProgress): Promise<RowsRead> {
  const answer = await answerFrom(work, noteProgress);
  if (answer.kind === 'done') return answer.read;
  throw failure(answer);
}

type NoteProgress = (progress: { rowsRead: number; bytesRead: number }) => Promise<void>;
type Answer = Exclude<ReaderMessage, { kind: 'progress' }>;

async function answerFrom(work: ReaderWork, noteProgress: NoteProgress): Promise<Answer> {
  const reader = takeReader();
  const answer = await answerOf(reader, work, noteProgress).catch((error: unknown) => {
    // It is at work on the list still, or has ended.
    reader.kill('SIGKILL');
    throw error;
  });
  for (const event of ['error', 'exit', 'message']) reader.removeAllListeners(event);
  keep(reader);
  return answer;
}

function failure(answer: Answer): Error {
  switch (answer.kind) {
    case 'cancelled':
      return new ListCancelled();
    case 'asks':
      return new LandlinesInDoubt(answer.landlines);
    case 'refused':
      return new ListRefused(answer.fault);
    case 'failed':
      return new Error(answer.message);
    default:
      return new Error(`The process that reads lists answered with ${answer.kind}`);
  }
}

function answerOf(reader: ChildProcess, work: ReaderWork, noteProgress: NoteProgress): Promise<Answer> {
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
