// What really happened, for tests: every call with its times, every answer with its meaning, every callback, and
// every fault of the product that the network noticed. The product must never read it.

import type { SentCallback } from '#simulator/callbacks/callback.ts';
import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import type { Call, CallStatus } from '#simulator/calls/call.ts';
import { recordedAs } from '#simulator/speech/meaning.ts';

interface LoggedAnswer {
  question: string;
  /** What an attentive interviewer records: a code, several, a text or a number; null when the form cannot record it. */
  answer: string | string[] | number | null;
  reply: string;
}

export interface LoggedCall {
  sid: string;
  to: string;
  from: string;
  /** Which call to `to` it is; 1 is the first. */
  attempt: number;
  /** What the telephone did; null while the call waits in the queue. */
  behaviour: Behaviour | null;
  status: CallStatus;
  statuses: { status: CallStatus; at: Date }[];
  placedAt: Date;
  startedAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  sipResponseCode: number | null;
  answers: LoggedAnswer[];
  /** What was said to this leg while it was on hold. */
  heardOnHold: string[];
}

/** Something the product did wrong, by Twilio's debugger code where there is one; the call went on or ended. */
export interface Warning {
  code: number | null;
  message: string;
  callSid: string | null;
  at: Date;
}

export interface SimulatorLog {
  calls: LoggedCall[];
  callbacks: SentCallback[];
  warnings: Warning[];
}

export function loggedCall(call: Call): LoggedCall {
  return {
    sid: call.sid,
    to: call.to,
    from: call.from,
    attempt: call.attempt,
    behaviour: call.behaviour ?? null,
    status: call.status,
    statuses: call.history.map((entry) => ({ ...entry })),
    placedAt: call.createdAt,
    startedAt: call.startedAt ?? null,
    answeredAt: call.answeredAt ?? null,
    endedAt: call.endedAt ?? null,
    sipResponseCode: call.sipResponseCode ?? null,
    answers: [...(call.conversation?.answers.values() ?? [])].map(({ question, meaning, reply }) => ({
      question,
      answer: recordedAs(meaning),
      reply,
    })),
    heardOnHold: [...call.heardOnHold],
  };
}
