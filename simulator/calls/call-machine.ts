// The life of a call leg: queued, dialled, ringing, answered, ended. The only place that changes a call's status.
// Does not speak HTTP: it tells the outbox what to post and the script runner what to carry out.

import type { Timers } from '#simulator/activity/timers.ts';
import { isAnswered } from '#simulator/citizens/behaviour.ts';

import {
  hasEnded,
  isStation,
  type Call,
  type CallRequest,
  type EndStatus,
  type Instructions,
} from './call.ts';
import type { CallStore } from './call-store.ts';
import type { DialQueue } from './dial-queue.ts';
import type { Exchange } from './exchange.ts';

export interface CallMachine {
  place(request: CallRequest): Call;
  /** Ends a call that is in progress. */
  hangUp(call: Call): void;
  /** Ends a call that nobody has answered yet. */
  cancel(call: Call): void;
  /** Leaves what the call is doing and carries out these instructions. */
  redirect(call: Call, instructions: Instructions): void;
}

interface CallMachineParts {
  calls: CallStore;
  queue: DialQueue;
  exchange: Exchange;
  timers: Timers;
  now: () => Date;
  /** The call has a new status. */
  announce: (call: Call) => void;
  /** Carries out the instructions of an answered call until the signal is aborted. */
  carryOut: (call: Call, instructions: Instructions, signal: AbortSignal) => void;
  /** The call leaves the conference it is in, if any. */
  leave: (call: Call, why: 'hung-up' | 'redirected') => void;
}

// Seconds until the network says no to a call that never rings, and until a busy tone is heard.
const networkSeconds = 1.5;

// RFC 3261: 480 temporarily unavailable, 404 not found, 486 busy here, 487 request terminated (also when the
// timeout ran out: Twilio, Call resource, SipResponseCode).
const sip = { switchedOff: 480, notInUse: 404, busy: 486, terminated: 487 } as const;

export function createCallMachine(parts: CallMachineParts): CallMachine {
  const { calls, queue, exchange, timers, now } = parts;

  function change(call: Call, status: Call['status']): void {
    const at = now();
    call.status = status;
    call.updatedAt = at;
    call.history.push({ status, at });
    parts.announce(call);
  }

  function dial(call: Call): void {
    call.startedAt = now();
    call.behaviour = exchange.behaviourFor(call.to, call.attempt);
    const { behaviour } = call;
    change(call, 'initiated');
    if (behaviour.kind === 'switched-off')
      return later(call, networkSeconds, () => end(call, 'failed', sip.switchedOff));
    if (behaviour.kind === 'not-in-use')
      return later(call, networkSeconds, () => end(call, 'failed', sip.notInUse));
    change(call, 'ringing');
    if (behaviour.kind === 'busy') return later(call, networkSeconds, () => end(call, 'busy', sip.busy));
    if (isStation(call.to) && behaviour.kind === 'completes') return answer(call);
    const rings = isAnswered(behaviour) ? (behaviour.ringSeconds ?? 5) : Infinity;
    if (rings < call.ringTimeoutSeconds) return later(call, rings, () => answer(call));
    later(call, call.ringTimeoutSeconds, () => end(call, 'no-answer', sip.terminated));
  }

  function answer(call: Call): void {
    call.answeredAt = now();
    change(call, 'in-progress');
    if (call.behaviour?.kind === 'hangs-up-at-once') later(call, 1, () => end(call, 'completed', 200));
    start(call, call.instructions);
  }

  function start(call: Call, instructions: Instructions): void {
    call.script?.abort();
    call.script = new AbortController();
    parts.carryOut(call, instructions, call.script.signal);
  }

  function end(call: Call, status: EndStatus, sipResponseCode: number): void {
    if (hasEnded(call)) return;
    call.callOff();
    call.endedAt = now();
    call.sipResponseCode = sipResponseCode;
    call.script?.abort();
    change(call, status);
    parts.leave(call, 'hung-up');
  }

  function later(call: Call, seconds: number, act: () => void): void {
    call.callOff = timers.after(seconds, act);
  }

  return {
    place(request) {
      const call = calls.add(request, now());
      const place = queue.enqueue(() => dial(call));
      call.queueMilliseconds = Math.round(place.waitMilliseconds);
      call.callOff = place.callOff;
      return call;
    },
    hangUp: (call) => end(call, 'completed', 200),
    cancel: (call) => end(call, 'canceled', sip.terminated),
    redirect(call, instructions) {
      call.script?.abort();
      parts.leave(call, 'redirected');
      start(call, instructions);
    },
  };
}
