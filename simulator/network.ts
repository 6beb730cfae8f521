// The composition of the simulated network: the parts that know nothing of each other, put together. No HTTP server.

import { createActivity, type Activity } from './activity/activity.ts';
import { createTimers, type Timers } from './activity/timers.ts';
import { createCallbackFaults, type CallbackFaults } from './callbacks/callback-faults.ts';
import { createOutbox, type Outbox } from './callbacks/outbox.ts';
import { createPoster } from './callbacks/poster.ts';
import { hasEnded, isStation, type Call } from './calls/call.ts';
import { createCallMachine, type CallMachine } from './calls/call-machine.ts';
import { createCallStore, type CallStore } from './calls/call-store.ts';
import { createDialQueue } from './calls/dial-queue.ts';
import { createExchange, type Exchange } from './calls/exchange.ts';
import { eventOf, statusParameters } from './calls/status-events.ts';
import type { DaySettings } from './citizens/day.ts';
import { personaOf } from './citizens/persona.ts';
import type { Conference } from './conferences/conference.ts';
import { askedForBy, conferenceParameters, type Happening } from './conferences/conference-events.ts';
import { createRooms, type Rooms } from './conferences/rooms.ts';
import type { Warning } from './log/log.ts';
import type { HttpMethod } from './http-method.ts';
import type { Citizen } from './speech/citizen.ts';
import {
  createRecordings,
  type Recording,
  recordingParameters,
  type Recordings,
} from './recordings/recording.ts';
import { createScriptRunner } from './twiml/script-runner.ts';

interface NetworkOptions {
  accountSid: string;
  authToken: string;
  seed: number;
  timeScale: number;
  callsPerSecond: number;
  day: DaySettings;
  now: () => Date;
  /** A call has a new status. */
  onCall: (call: Call) => void;
  onWarning: (warning: Warning) => void;
}

interface Network {
  calls: CallStore;
  machine: CallMachine;
  rooms: Rooms;
  recordings: Recordings;
  exchange: Exchange;
  outbox: Outbox;
  callbackFaults: CallbackFaults;
  activity: Activity;
  /** The citizen a call was answered by; nothing for a station or a call not dialled yet. */
  citizenOf(call: Call): Citizen | undefined;
  /** Lets a leg on hold hear what this address says. */
  playOnHold(call: Call, url: string, method: HttpMethod): void;
  warn(message: string, code?: number, callSid?: string): void;
  stop(): void;
}

export function createNetwork(options: NetworkOptions): Network {
  const { accountSid, now } = options;
  const closing = new AbortController();
  const activity = createActivity();
  const timers: Timers = createTimers(options.timeScale, activity);
  const poster = createPoster(options.authToken, closing.signal);
  const callbackFaults = createCallbackFaults();
  const calls = createCallStore();
  const exchange = createExchange(options.seed, options.day);

  function warn(message: string, code?: number, callSid?: string): void {
    // Requests cut off by stopping are nobody's fault.
    if (closing.signal.aborted) return;
    options.onWarning({ code: code ?? null, message, callSid: callSid ?? null, at: now() });
  }

  const outbox = createOutbox({
    poster,
    faults: callbackFaults,
    activity,
    timers,
    now,
    onFailure: (callback, tries) =>
      warn(
        `callback ${callback.event} to ${callback.url} answered ${tries.map((status) => status ?? 'nothing').join(', ')}`,
        15003,
      ),
  });

  const rooms = createRooms({ now, announce: announceHappening });
  const recordings = createRecordings({ now, announce: announceRecording });
  const runner = createScriptRunner({
    accountSid,
    poster,
    rooms,
    timers,
    activity,
    hangUp: (call) => machine.hangUp(call),
    report: (call, fault) => warn(fault.message, fault.code, call.sid),
  });
  const machine = createCallMachine({
    calls,
    queue: createDialQueue(options.callsPerSecond, timers),
    exchange,
    timers,
    now,
    announce: announceStatus,
    carryOut: (call, instructions, signal) => void runner.carryOut(call, instructions, signal),
    leave(call, why) {
      const reason = why === 'hung-up' ? 'participant_hung_up' : 'participant_updated_via_api';
      rooms.leave(call.sid, reason, call.status);
    },
  });

  function announceStatus(call: Call): void {
    const event = eventOf(call);
    const sequenceNumber = call.eventsFired;
    call.eventsFired += 1;
    options.onCall(call);
    if (hasEnded(call)) recordings.endWith(call);
    const { statusCallback } = call;
    if (statusCallback === undefined || !statusCallback.events.includes(event)) return;
    outbox.send({
      source: call.sid,
      to: call.to,
      event,
      isLast: event === 'completed',
      method: statusCallback.method,
      url: statusCallback.url,
      parameters: statusParameters(call, accountSid, sequenceNumber),
    });
  }

  function announceRecording(recording: Recording): void {
    const { callback, status, call, sid } = recording;
    if (callback === undefined || !callback.events.includes(status)) return;
    outbox.send({
      source: sid,
      to: call.to,
      event: `recording-${status}`,
      isLast: status === 'completed',
      method: callback.method,
      url: callback.url,
      parameters: recordingParameters(recording, accountSid),
    });
  }

  function announceHappening(conference: Conference, happening: Happening): void {
    conference.eventsFired += 1;
    const { callback } = conference;
    if (callback === undefined || !callback.events.includes(askedForBy(happening))) return;
    outbox.send({
      source: conference.sid,
      to: 'participant' in happening ? (calls.find(happening.participant.callSid)?.to ?? '') : '',
      event: happening.name,
      isLast: happening.name === 'conference-end',
      method: callback.method,
      url: callback.url,
      parameters: conferenceParameters(conference, happening, accountSid, conference.eventsFired, now()),
    });
  }

  function citizenOf(call: Call): Citizen | undefined {
    if (isStation(call.to) || call.behaviour === undefined) return undefined;
    const earlier = calls.to(call.to).filter((each) => each.attempt < call.attempt);
    return {
      seed: options.seed,
      phoneE164: call.to,
      persona: personaOf(options.seed, call.to),
      behaviour: call.behaviour,
      attempt: call.attempt,
      earlierInterviews: earlier.filter((each) => (each.conversation?.answers.size ?? 0) > 0).length,
      day: options.day,
    };
  }

  return {
    calls,
    machine,
    rooms,
    recordings,
    exchange,
    outbox,
    callbackFaults,
    activity,
    citizenOf,
    playOnHold: (call, url, method) => void runner.playOnHold(call, url, method),
    warn,
    stop() {
      closing.abort();
      timers.stop();
    },
  };
}
