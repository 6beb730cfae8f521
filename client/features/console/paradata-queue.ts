// Paradata on its way to the server: beside the answers, in batches, only while no answer waits. Nobody is told when it
// does not go, and no interview waits for it; what the server does not take is dropped.
// No browser interface in here: keeping, sending and waiting are given.
import { z } from 'zod';

import { id } from '#contract/common.ts';
import { interviewEvent, largestBatch } from '#contract/paradata.ts';

import type { SendResult } from './outbox.ts';

export const paradataEntry = interviewEvent.extend({ interviewId: id, epoch: z.number() });
export type ParadataEntry = z.infer<typeof paradataEntry>;

/** With so many waiting it does not wait for more. */
const fullBatch = 25;

interface ParadataMeans {
  /** What a former page left unacknowledged. */
  leftovers: readonly ParadataEntry[];
  keep: (entry: ParadataEntry) => void;
  forget: (entry: ParadataEntry) => void;
  /** Sends entries of one epoch of one interview. */
  send: (batch: readonly ParadataEntry[]) => Promise<SendResult>;
  /** No answer is waiting. */
  isFree: () => boolean;
  /** Resolves after a wait in which more may come: 0 failures, or as many in a row. */
  wait: (failures: number) => Promise<void>;
}

export interface ParadataQueue {
  add: (entry: ParadataEntry) => void;
  /** Send now, without waiting for more. */
  flush: () => void;
  /** Resolves once all of it is stored or dropped. */
  settled: () => Promise<void>;
  close: () => void;
}

const inOrder = (left: ParadataEntry, right: ParadataEntry) =>
  left.epoch - right.epoch || left.sequence - right.sequence;

export function createParadataQueue(means: ParadataMeans): ParadataQueue {
  let waiting = means.leftovers.toSorted(inOrder);
  let running = false;
  let closed = false;
  let hurry: () => void = () => undefined;
  let whenEmpty: (() => void)[] = [];

  const pause = (failures: number) =>
    Promise.race([means.wait(failures), new Promise<void>((resolve) => (hurry = resolve))]);

  const sendSome = async (): Promise<'gone' | 'later'> => {
    const epoch = waiting[0]?.epoch;
    const batch = waiting.slice(0, largestBatch).filter((entry) => entry.epoch === epoch);
    const result = await means.send(batch);
    if (closed || result.kind === 'later') return 'later';
    const gone = new Set(batch);
    waiting = waiting.filter((entry) => !gone.has(entry));
    for (const entry of batch) means.forget(entry);
    return 'gone';
  };

  const run = async () => {
    if (running) return;
    running = true;
    let failures = 0;
    while (!closed && waiting.length > 0) {
      if (failures > 0 || waiting.length < fullBatch || !means.isFree()) await pause(failures);
      if (closed || waiting.length === 0 || !means.isFree()) continue;
      failures = (await sendSome()) === 'gone' ? 0 : failures + 1;
    }
    running = false;
    if (waiting.length > 0) return;
    for (const tell of whenEmpty) tell();
    whenEmpty = [];
  };

  void run();
  return {
    add: (entry) => {
      waiting = [...waiting, entry];
      means.keep(entry);
      if (waiting.length >= fullBatch) hurry();
      void run();
    },
    flush: () => {
      hurry();
      void run();
    },
    settled: () =>
      waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => whenEmpty.push(resolve)),
    close: () => {
      closed = true;
      hurry();
    },
  };
}
