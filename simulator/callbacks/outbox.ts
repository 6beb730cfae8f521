// Sends callbacks: those of one call or conference in order, each tried again once when it gets no 2xx, with the
// faults a test has asked for. Keeps the record of everything sent.

import { randomUUID } from 'node:crypto';

import type { Activity } from '#simulator/activity/activity.ts';
import type { Timers } from '#simulator/activity/timers.ts';

import type { CallbackFaults } from './callback-faults.ts';
import type { Callback, SentCallback } from './callback.ts';
import type { Poster } from './poster.ts';

export type ReleaseOrder = 'in-order' | 'reversed';

export interface Outbox {
  send(callback: Callback): void;
  /** Sends everything held back by a `hold` or `reorder` fault. */
  release(order: ReleaseOrder): void;
  /** Everything sent or dropped so far. */
  sent(): readonly SentCallback[];
}

export function createOutbox(parts: {
  poster: Poster;
  faults: CallbackFaults;
  activity: Activity;
  timers: Timers;
  now: () => Date;
  /** A callback got no 2xx, not even the second time. */
  onFailure: (callback: Callback, tries: (number | null)[]) => void;
}): Outbox {
  const { poster, faults, activity, timers } = parts;
  const sent: SentCallback[] = [];
  const lines = new Map<string, Promise<void>>();
  let held: Callback[] = [];

  async function deliver(callback: Callback): Promise<void> {
    const token = randomUUID();
    const tries = [await attempt(callback, token)];
    if (!succeeded(tries[0])) tries.push(await attempt(callback, token));
    const { url, event, parameters } = callback;
    sent.push({ url, event, parameters, tries, at: parts.now() });
    if (!succeeded(tries.at(-1))) parts.onFailure(callback, tries);
  }

  async function attempt(callback: Callback, token: string): Promise<number | null> {
    try {
      const { status } = await poster.send(callback.method, callback.url, callback.parameters, token);
      return status;
    } catch {
      // No answer is a result here: the record shows it and the caller tries again.
      return null;
    }
  }

  function inLine(callback: Callback): void {
    const over = activity.begin();
    const before = lines.get(callback.source) ?? Promise.resolve();
    const line = before
      .then(() => deliver(callback))
      .finally(() => {
        if (lines.get(callback.source) === line) lines.delete(callback.source);
        over();
      });
    lines.set(callback.source, line);
  }

  function drop(callback: Callback): void {
    const { url, event, parameters } = callback;
    sent.push({ url, event, parameters, tries: [], at: parts.now() });
  }

  function sendHeld(of: (callback: Callback) => boolean, order: ReleaseOrder): void {
    const released = held.filter(of);
    held = held.filter((callback) => !of(callback));
    for (const callback of order === 'reversed' ? released.toReversed() : released) inLine(callback);
  }

  return {
    send(callback) {
      const fault = faults.touching(callback);
      switch (fault?.kind) {
        case undefined:
          return inLine(callback);
        case 'drop':
          return drop(callback);
        case 'duplicate':
          inLine(callback);
          return inLine(callback);
        case 'delay':
          timers.after(fault.seconds ?? 1, () => inLine(callback));
          return;
        case 'hold':
          held.push(callback);
          return;
        case 'reorder':
          held.push(callback);
          if (callback.isLast) sendHeld(({ source }) => source === callback.source, 'reversed');
      }
    },
    release: (order) => sendHeld(() => true, order),
    sent: () => sent,
  };
}

function succeeded(status: number | null | undefined): boolean {
  return typeof status === 'number' && status >= 200 && status < 300;
}
