// Decides what a called address does: what a test or a trainer has set, else a station answers, else the citizen.

import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import type { DaySettings } from '#simulator/citizens/day.ts';
import { whoAnswers } from '#simulator/citizens/who-answers.ts';

import { isStation } from './call.ts';

export interface Exchange {
  /** What happens in the `attempt`-th call to this address. Uses up what was set for a number of calls. */
  behaviourFor(address: string, attempt: number): Behaviour;
  /** Sets what the next `times` calls to this address meet; for good without `times`. */
  set(address: string, behaviour: Behaviour, times?: number): void;
  /** Sets what the next call to any telephone number meets. */
  setNext(behaviour: Behaviour): void;
  /** Forgets everything set. */
  clear(): void;
}

export function createExchange(seed: number, day: DaySettings): Exchange {
  const byAddress = new Map<string, { behaviour: Behaviour; timesLeft: number }>();
  let next: Behaviour[] = [];

  function setFor(address: string): Behaviour | undefined {
    const entry = byAddress.get(address);
    if (entry === undefined) return isStation(address) ? undefined : next.shift();
    entry.timesLeft -= 1;
    if (entry.timesLeft <= 0) byAddress.delete(address);
    return entry.behaviour;
  }

  return {
    behaviourFor(address, attempt) {
      const asSet = setFor(address);
      if (asSet !== undefined) return asSet;
      if (isStation(address)) return { kind: 'completes', ringSeconds: 0 };
      return whoAnswers(seed, address, attempt, day);
    },
    set(address, behaviour, times = Infinity) {
      byAddress.set(address, { behaviour, timesLeft: times });
    },
    setNext(behaviour) {
      next.push(behaviour);
    },
    clear() {
      byAddress.clear();
      next = [];
    },
  };
}
