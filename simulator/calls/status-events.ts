// What a status callback of a call says, in Twilio's words (Call resource, "StatusCallback" and "StatusCallbackEvent").

import { durationSeconds, hasEnded, type Call, type CallEvent } from './call.ts';

/** The event that a status belongs to; every way to end comes under `completed`. */
export function eventOf(call: Call): CallEvent {
  switch (call.status) {
    case 'queued':
    case 'initiated':
      return 'initiated';
    case 'ringing':
      return 'ringing';
    case 'in-progress':
      return 'answered';
    default:
      return 'completed';
  }
}

/** The parameters that every request about a call carries. */
export function callParameters(call: Call, accountSid: string): Record<string, string> {
  return {
    CallSid: call.sid,
    AccountSid: accountSid,
    ApiVersion: '2010-04-01',
    Direction: 'outbound-api',
    From: call.from,
    Caller: call.from,
    To: call.to,
    Called: call.to,
    CallStatus: call.status,
    ...answeredBy(call),
  };
}

/** The parameters of the callback for the status the call has now. Duration is in started minutes, as billed. */
export function statusParameters(
  call: Call,
  accountSid: string,
  sequenceNumber: number,
): Record<string, string> {
  const parameters = {
    ...callParameters(call, accountSid),
    CallbackSource: 'call-progress-events',
    SequenceNumber: String(sequenceNumber),
    Timestamp: (call.history.at(-1)?.at ?? call.updatedAt).toUTCString().replace('GMT', '+0000'),
  };
  if (!hasEnded(call)) return parameters;
  const seconds = durationSeconds(call);
  return {
    ...parameters,
    CallDuration: String(seconds),
    Duration: String(Math.ceil(seconds / 60)),
    SipResponseCode: String(call.sipResponseCode ?? 200),
  };
}

function answeredBy(call: Call): { AnsweredBy?: string } {
  const found = foundToAnswer(call);
  return found === null ? {} : { AnsweredBy: found };
}

/** Who took the telephone, if the caller asked to know and it was taken. */
export function foundToAnswer(call: Call): 'human' | 'machine_start' | null {
  if (!call.machineDetection || call.answeredAt === undefined) return null;
  return call.behaviour?.kind === 'answering-machine' ? 'machine_start' : 'human';
}
