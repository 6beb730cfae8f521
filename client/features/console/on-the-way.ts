// Outbox and paradata of one person's interview, with this browser's storage and the socket behind them.
import { call } from '#client/api/client.ts';
import { emitLive } from '#client/api/live.ts';
import { queryClient, queryKey } from '#client/api/queries.ts';
import { getMe, type Me } from '#contract/staff.ts';

import { answersKeptHere, firstListsTakenUp, paradataKeptHere } from './browser-shelf.ts';
import { createOutbox, type Outbox, type OutboxEntry } from './outbox.ts';
import { createParadataQueue, type ParadataEntry, type ParadataQueue } from './paradata-queue.ts';
import { createServerClock } from './paradata.ts';
import { sendOwn } from './send-own.ts';

const clocks = { monotonicMs: () => performance.now(), wallMs: () => Date.now() };
export const hereClocks = { ...clocks, ...createServerClock(clocks) };

export interface OnTheWay {
  outbox: Outbox;
  paradata: ParadataQueue;
  /** Resolves once every answer is stored, refused or held, and paradata, which waits for nobody, had its turn. */
  settled: () => Promise<void>;
  close: () => void;
}

export interface Leftovers {
  answers: readonly OutboxEntry[];
  paradata: readonly ParadataEntry[];
}

/** What former pages of this browser left unsent of this person. */
export async function leftoversOf(ownerId: string): Promise<Leftovers> {
  await firstListsTakenUp();
  const [answers, paradata] = await Promise.all([
    answersKeptHere(ownerId).all(),
    paradataKeptHere(ownerId).all(),
  ]);
  return { answers, paradata };
}

/** Those of one interview. */
export function leftoversAbout(leftovers: Leftovers, interviewId: string): Leftovers {
  const about = (entry: { interviewId: string }) => entry.interviewId === interviewId;
  return { answers: leftovers.answers.filter(about), paradata: leftovers.paradata.filter(about) };
}

/**
 * Takes up the leftovers and whatever is added.
 * @param forgetsRefused an answer that the server will not take is told on screen, to be given again, and not kept
 */
export function onTheWay(
  ownerId: string,
  leftovers: Leftovers,
  { forgetsRefused } = { forgetsRefused: true },
): OnTheWay {
  const answersKept = answersKeptHere(ownerId);
  const paradataKept = paradataKeptHere(ownerId);
  const outbox = createOutbox({
    leftovers: leftovers.answers,
    keep: answersKept.keep,
    forget: (entry, isStored) => {
      if (isStored || forgetsRefused) answersKept.forget(entry);
    },
    send: (entry) => sendOwn(ownerId, () => emitLive('answer:record', entry), line),
    wait: (failures) => delay(Math.min(5_000, 500 * 2 ** (failures - 1))),
  });
  const paradata = createParadataQueue({
    leftovers: leftovers.paradata,
    keep: (entry) => void paradataKept.keep(entry),
    forget: paradataKept.forget,
    send: (batch) => sendOwn(ownerId, () => sendBatch(batch), line),
    isFree: () => outbox.getState().unsent.length === 0,
    wait: (failures) => delay(Math.min(60_000, 5_000 * 2 ** failures)),
  });
  return {
    outbox,
    paradata,
    settled: async () => {
      await outbox.settled();
      paradata.flush();
      await paradata.settled();
    },
    close: () => {
      outbox.close();
      paradata.close();
    },
  };
}

async function sendBatch(batch: readonly ParadataEntry[]): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  const askedAt = hereClocks.monotonicMs();
  const events = batch.map(({ interviewId: _interviewId, epoch: _epoch, ...event }) => event);
  const { serverNow } = await emitLive('paradata:record', {
    interviewId: first.interviewId,
    epoch: first.epoch,
    events,
  });
  hereClocks.hear(serverNow, askedAt, hereClocks.monotonicMs());
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const line = {
  signedIn: () => queryClient.getQueryData<Me>(queryKey(getMe, {}))?.id ?? null,
  askSignedIn: async () => (await call(getMe, {})).id,
};
