// One call leg as the network knows it, and the words Twilio has for its states.

import type { HttpMethod } from '#simulator/http-method.ts';
import type { ConferenceJoin } from '#simulator/conferences/conference.ts';
import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import type { Conversation } from '#simulator/speech/conversation.ts';

const endStatuses = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const;
export type EndStatus = (typeof endStatuses)[number];
export type CallStatus = 'queued' | 'initiated' | 'ringing' | 'in-progress' | EndStatus;

/** What an answered call does. */
export type Instructions =
  | { kind: 'url'; url: string; method: HttpMethod }
  | { kind: 'twiml'; twiml: string }
  /** A leg made by adding a participant: it goes into the conference and nowhere else. */
  | { kind: 'join'; conferenceSid: string; join: ConferenceJoin };

export const callEvents = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallEvent = (typeof callEvents)[number];

export interface StatusCallback {
  url: string;
  method: HttpMethod;
  events: readonly CallEvent[];
}

export interface CallRequest {
  to: string;
  from: string;
  instructions: Instructions;
  statusCallback: StatusCallback | undefined;
  ringTimeoutSeconds: number;
  machineDetection: boolean;
}

export interface Call extends CallRequest {
  sid: string;
  /** Which call to `to` it is; 1 is the first. */
  attempt: number;
  status: CallStatus;
  history: { status: CallStatus; at: Date }[];
  createdAt: Date;
  updatedAt: Date;
  /** When it left the queue and was dialled. */
  startedAt: Date | undefined;
  answeredAt: Date | undefined;
  endedAt: Date | undefined;
  queueMilliseconds: number;
  sipResponseCode: number | undefined;
  /** Decided when it is dialled. */
  behaviour: Behaviour | undefined;
  conversation: Conversation | undefined;
  /** Seconds that the words took, where no time passes while people speak (time scale 0). */
  spokenSeconds: number;
  /** What was said to this leg while it was on hold. */
  heardOnHold: string[];
  /** How many events have been fired, whether anybody asked for them or not. */
  eventsFired: number;
  /** Calls off what the telephone would do next. */
  callOff: () => void;
  /** Ends the instructions being carried out. */
  script: AbortController | undefined;
}

/** The call is over, answered or not. */
export function hasEnded(call: Call): boolean {
  return endStatuses.some((status) => status === call.status);
}

/** An operator's station or another address that is no telephone number: it answers at once and stays. */
export function isStation(to: string): boolean {
  return /^(client|sip):/.test(to);
}

/** Seconds from answer to end, a started second counting as whole; 0 for a call never answered. */
export function durationSeconds(call: Call): number {
  if (call.answeredAt === undefined || call.endedAt === undefined) return 0;
  return Math.ceil((call.endedAt.getTime() - call.answeredAt.getTime()) / 1000 + call.spokenSeconds);
}
