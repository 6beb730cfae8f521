// Answers on their way to the server. Each is kept in the browser until its acknowledgement, sent in order, one at a
// time, again after every failure (docs/decisions/0013). The server stores by (epoch, sequence), so that sending twice stores once; the
// latest (epoch, sequence) of a question is its answer, so that a late copy changes nothing.
// No browser interface in here: keeping, sending and waiting are given.
import { withLatest } from '#client/interview/interview-walk.ts';
import type { ClientEventPayload } from '#contract/live-events.ts';
import type { Answers } from '#domain/questionnaire/answers.ts';

export type OutboxEntry = ClientEventPayload<'answer:record'>;

/**
 * `stored`: acknowledged. `later`: no acknowledgement, send again. `failed`: the server broke on it, send again, but not
 * for ever. `refused`: the server will never take it.
 */
export type SendResult =
  | { kind: 'stored' }
  | { kind: 'later' }
  | { kind: 'failed'; fault: unknown }
  | { kind: 'refused'; fault: unknown };

/** Tries of an answer on which the server breaks, about 20 seconds, before the operator is told and may go on. */
const triesOnFailure = 8;

interface NotTaken {
  entry: OutboxEntry;
  fault: unknown;
  /** The server broke on it: still kept, sent again when the line is back or a page opens. False: refused for good. */
  held: boolean;
}

export interface OutboxState {
  /** Not acknowledged yet, in order. */
  unsent: readonly OutboxEntry[];
  /** Not taken; the operator has to answer these again. */
  refused: readonly NotTaken[];
  /** The last send found no server. */
  stalled: boolean;
  /** The browser has refused to keep an answer that is unsent: it lives as long as this page. */
  unkept: boolean;
}

export interface Outbox {
  add: (entry: OutboxEntry) => void;
  /** The line is back: send now instead of waiting longer, what is held too. */
  nudge: () => void;
  /** Resolves once nothing is on its way any more: all stored, refused or held. */
  settled: () => Promise<void>;
  close: () => void;
  getState: () => OutboxState;
  subscribe: (listener: () => void) => () => void;
}

interface OutboxMeans {
  /** What a former page left unacknowledged. */
  leftovers: readonly OutboxEntry[];
  /** Keeps an entry for a page that comes after this one; false when the browser refuses. */
  keep: (entry: OutboxEntry) => Promise<boolean>;
  /** The entry is stored; or it is refused for good, or given again, and need not be kept. */
  forget: (entry: OutboxEntry, isStored: boolean) => void;
  send: (entry: OutboxEntry) => Promise<SendResult>;
  /** Resolves after a wait that grows with the failures in a row. */
  wait: (failures: number) => Promise<void>;
}

type Placed = Pick<OutboxEntry, 'questionName' | 'value' | 'epoch' | 'sequence'>;

const inOrder = (left: Placed, right: Placed) => left.epoch - right.epoch || left.sequence - right.sequence;

export function createOutbox({ leftovers, keep, forget, send, wait }: OutboxMeans): Outbox {
  let state: OutboxState = {
    unsent: leftovers.toSorted(inOrder),
    refused: [],
    stalled: false,
    unkept: false,
  };
  let running = false;
  let closed = false;
  let wake: () => void = () => undefined;
  const listeners = new Set<() => void>();

  const heldEntries = () => state.refused.flatMap(({ entry, held }) => (held ? [entry] : []));
  const become = (next: Partial<OutboxState>) => {
    state = { ...state, ...next };
    if (state.unkept && state.unsent.length === 0) state = { ...state, unkept: false };
    for (const listener of listeners) listener();
  };
  const without = (entry: OutboxEntry) => state.unsent.filter((each) => each !== entry);

  const run = async () => {
    if (running) return;
    running = true;
    let failures = 0;
    const breakages = new Map<OutboxEntry, number>();
    while (!closed) {
      const [entry] = state.unsent;
      if (entry === undefined) break;
      const result = await send(entry);
      // Closed while it was on its way: it stays kept, and is sent again by whoever takes it up.
      if (closed) break;
      const broken = (breakages.get(entry) ?? 0) + (result.kind === 'failed' ? 1 : 0);
      breakages.set(entry, broken);
      if (result.kind === 'later' || (result.kind === 'failed' && broken < triesOnFailure)) {
        failures += 1;
        become({ stalled: true });
        await Promise.race([wait(failures), new Promise<void>((resolve) => (wake = resolve))]);
        continue;
      }
      failures = 0;
      breakages.delete(entry);
      if (result.kind !== 'failed') forget(entry, result.kind === 'stored');
      const refused =
        result.kind === 'stored'
          ? state.refused
          : [...state.refused, { entry, fault: result.fault, held: result.kind === 'failed' }];
      become({ unsent: without(entry), refused, stalled: false });
    }
    running = false;
  };

  void run();
  return {
    add: (entry) => {
      // Asked to be kept before anything else is done with it.
      const kept = keep(entry);
      const answeredAgain = state.refused.filter((each) => each.entry.questionName === entry.questionName);
      for (const { entry: former, held } of answeredAgain) if (held) forget(former, false);
      become({
        unsent: [...state.unsent, entry],
        refused: state.refused.filter((each) => !answeredAgain.includes(each)),
      });
      void kept.then((isKept) => {
        if (!isKept && state.unsent.includes(entry)) become({ unkept: true });
      });
      void run();
    },
    nudge: () => {
      const held = heldEntries();
      if (held.length > 0 && !closed)
        become({
          unsent: [...held, ...state.unsent].toSorted(inOrder),
          refused: state.refused.filter((each) => !each.held),
        });
      wake();
      void run();
    },
    settled: () =>
      new Promise((resolve) => {
        const look = () => {
          if (state.unsent.length > 0) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    close: () => {
      closed = true;
      wake();
    },
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The answers as they will stand once all is stored: what was left unsent by an earlier console does not go over what a
 * colleague was told since.
 */
export function mergedAnswers(stored: readonly Placed[], leftovers: readonly OutboxEntry[]): Answers {
  const all = [...stored, ...leftovers].toSorted(inOrder);
  return all.reduce<Answers>(
    (answers, { questionName, value }) => withLatest(answers, questionName, value),
    new Map(),
  );
}
