// One dialled leg to a respondent, from the claim to its end, as a fold over what the carrier reports.
// Owns: which state a report leads to, and when the leg counts as placed. Carrier reports may come late, twice
// and in any order; the result is the same. It never decides a disposition (from-outcome.ts does) nor the next call.
// States follow the order a telephone goes through, which for one leg is also the order of SequenceNumber.

const ends = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;

export const callStates = [
  'queued',
  'placing',
  'initiated',
  'ringing',
  'in-progress',
  ...ends,
  'lost',
] as const;
/** `queued`: claimed, not sent. `placing`: sent to the carrier, nothing heard. `lost`: given up without an end. */
export type CallState = (typeof callStates)[number];

/** Twilio's CallStatus, as posted by status callbacks and returned when a call is read. */
export const carrierStatuses = ['queued', 'initiated', 'ringing', 'in-progress', ...ends] as const;
export type CarrierStatus = (typeof carrierStatuses)[number];

/** Twilio's AnsweredBy. */
export const answeredBy = [
  'human',
  'machine_start',
  'machine_end_beep',
  'machine_end_silence',
  'machine_end_other',
  'fax',
  'unknown',
] as const;
export type AnsweredBy = (typeof answeredBy)[number];

export interface CarrierEvent {
  status: CarrierStatus;
  /** Null when the status was read from the carrier instead of posted by it. */
  sequenceNumber: number | null;
  at: Date;
  sipResponseCode?: number;
  durationSeconds?: number;
  answeredBy?: AnsweredBy;
}

export interface Call {
  state: CallState;
  /** Sent to the carrier: written with the state `placing` before the carrier is asked, so that a crash leaves a trace. */
  placingAt: Date | null;
  /** First proof that the carrier dialled; null as long as the attempt must not count. */
  placedAt: Date | null;
  ringingAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  /** Greatest SequenceNumber seen; −1 before the first. */
  lastSequence: number;
  sipResponseCode: number | null;
  durationSeconds: number | null;
  answeredBy: AnsweredBy | null;
}

export type CallEffect =
  /** From now on the attempt counts; given once per call. */
  | { kind: 'placed' }
  /** The citizen is on the line now; never given for a call that has ended. */
  | { kind: 'answered' }
  /** Given once per call, also when a call believed lost turns out to have ended. */
  | { kind: 'ended'; state: CallState; wasLost: boolean }
  /** A call given up as lost is still alive at the carrier: hang it up. */
  | { kind: 'stray-leg' }
  /** The carrier reports a second, different end; the first stands. */
  | { kind: 'conflicting-end'; reported: CarrierStatus };

/** A call claimed, not yet sent to the carrier. */
export const newCall: Call = {
  state: 'queued',
  placingAt: null,
  placedAt: null,
  ringingAt: null,
  answeredAt: null,
  endedAt: null,
  lastSequence: -1,
  sipResponseCode: null,
  durationSeconds: null,
  answeredBy: null,
};

const progress: Record<CallState, number> = {
  queued: 0,
  placing: 1,
  initiated: 2,
  ringing: 3,
  'in-progress': 4,
  completed: 5,
  busy: 5,
  'no-answer': 5,
  failed: 5,
  canceled: 5,
  lost: 5,
};

const ended = 5;

/** The call is over: no carrier report can bring it back to life. */
export function hasEnded(state: CallState): boolean {
  return progress[state] === ended;
}

/**
 * What one carrier report makes of a call. Pure and idempotent: a repeated report gives `changed: false` and no
 * effects; a report that comes late fills its time and never moves the state back.
 *
 * The call counts as placed from `initiated` on, not when the carrier put it into its own queue (Surveda #1589:
 * attempts counted when queued were used up by calls nobody made). A failure counts only when a network answered it
 * (a SIP code is present); a cancellation counts only if dialling was also reported.
 *
 * @returns `changed` is false when nothing of the call is new, so that nothing need be stored
 */
export function applyCarrierEvent(
  call: Call,
  event: CarrierEvent,
): { call: Call; changed: boolean; effects: CallEffect[] } {
  const reported: CallState = event.status === 'queued' ? 'placing' : event.status;
  const conflicting =
    hasEnded(reported) && hasEnded(call.state) && call.state !== 'lost' && call.state !== reported;
  if (conflicting)
    return { call, changed: false, effects: [{ kind: 'conflicting-end', reported: event.status }] };

  const next: Call = {
    ...call,
    state: stateAfter(call.state, reported),
    placedAt: provesDialling(event) ? earlier(call.placedAt, event.at) : call.placedAt,
    ringingAt: reported === 'ringing' ? earlier(call.ringingAt, event.at) : call.ringingAt,
    answeredAt: reported === 'in-progress' ? earlier(call.answeredAt, event.at) : call.answeredAt,
    endedAt: endOf(call, reported, event.at),
    lastSequence: Math.max(call.lastSequence, event.sequenceNumber ?? -1),
    sipResponseCode: call.sipResponseCode ?? event.sipResponseCode ?? null,
    durationSeconds: call.durationSeconds ?? event.durationSeconds ?? null,
    answeredBy: clearer(call.answeredBy, event.answeredBy ?? null),
  };

  const effects: CallEffect[] = [];
  if (call.placedAt === null && next.placedAt !== null) effects.push({ kind: 'placed' });
  if (next.state === 'in-progress' && call.state !== 'in-progress') effects.push({ kind: 'answered' });
  if (hasEnded(next.state) && next.state !== call.state) {
    effects.push({ kind: 'ended', state: next.state, wasLost: call.state === 'lost' });
  }
  if (next.state === 'lost' && reported !== 'placing') effects.push({ kind: 'stray-leg' });
  return { call: next, changed: !sameCall(call, next), effects };
}

/** The carrier refused the request itself (its API answered an error): the call failed and was never placed. */
export function markRefusedByCarrier(call: Call, at: Date): Call {
  return progress[call.state] <= progress.placing ? { ...call, state: 'failed', endedAt: at } : call;
}

/** No end was reported in the time allowed and the carrier no longer knows the call. */
export function markLost(call: Call, at: Date): Call {
  return hasEnded(call.state) ? call : { ...call, state: 'lost', endedAt: at };
}

function stateAfter(current: CallState, reported: CallState): CallState {
  if (current === 'lost') return hasEnded(reported) ? reported : 'lost';
  return progress[reported] > progress[current] ? reported : current;
}

function endOf(call: Call, reported: CallState, at: Date): Date | null {
  if (!hasEnded(reported)) return call.endedAt;
  return call.state === 'lost' ? at : earlier(call.endedAt, at);
}

function provesDialling(event: CarrierEvent): boolean {
  switch (event.status) {
    case 'queued':
    case 'canceled':
      return false;
    case 'failed':
      return event.sipResponseCode !== undefined;
    default:
      return true;
  }
}

function earlier(known: Date | null, at: Date): Date {
  return known !== null && known.getTime() <= at.getTime() ? known : at;
}

function clearer(known: AnsweredBy | null, reported: AnsweredBy | null): AnsweredBy | null {
  return known === null || (known === 'unknown' && reported !== null) ? reported : known;
}

function sameCall(left: Call, right: Call): boolean {
  return (Object.keys(left) as (keyof Call)[]).every((key) => valueKey(left[key]) === valueKey(right[key]));
}

function valueKey(value: Call[keyof Call]): string | number | null {
  return value instanceof Date ? value.getTime() : value;
}
