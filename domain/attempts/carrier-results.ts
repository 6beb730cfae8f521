// What the end of an unanswered call says about the telephone number. Reads CallStatus, the SIP response code and
// whether it rang; knows nothing of cases or dispositions.

import type { Call } from './call-states.ts';

export type NumberFinding =
  /** Somebody or something answered. */
  | 'answered'
  /** The telephone was in use. */
  | 'busy'
  /** It rang, or may have rung, and nobody took it; declined calls too. */
  | 'rang-out'
  /** The subscriber is known to the network but not on it: switched off, no coverage ("thuê bao"). */
  | 'unreachable'
  /** The network knows no such number. */
  | 'not-in-use'
  /** A service between us and the citizen refused the call as unwanted. */
  | 'blocked'
  /** Our side or the network failed: nothing is learned about the number. */
  | 'nothing-learned';

// RFC 3398 §7.2.4.1 maps Q.850 causes to SIP: unallocated number 404, number changed 410, address incomplete 484,
// user busy 486, no user responding 408; RFC 3261 §21.6 adds 600, 603 (the telephone declined) and 604;
// RFC 8197 is 607 (unwanted), RFC 8688 is 608 (rejected by an intermediary).
const findingBySipCode: Readonly<Record<number, NumberFinding>> = {
  404: 'not-in-use',
  408: 'rang-out',
  410: 'not-in-use',
  484: 'not-in-use',
  486: 'busy',
  487: 'rang-out',
  600: 'busy',
  603: 'rang-out',
  604: 'not-in-use',
  607: 'blocked',
  608: 'blocked',
};

/**
 * What a call that has ended says about its number; a call still alive or lost says nothing.
 *
 * 480 stands for two Q.850 causes, "no answer from the user" (19) and "subscriber absent" (20). A telephone that is
 * switched off does not ring, so 480 after ringing is a call that rang out, and 480 without ringing is an unreachable
 * subscriber. Codes not listed (403, 5xx …) are faults of the path, not of the number.
 */
export function numberFinding(call: Call): NumberFinding {
  switch (call.state) {
    case 'in-progress':
    case 'completed':
      return 'answered';
    case 'busy':
      return 'busy';
    case 'no-answer':
      return findingBySip(call) ?? 'rang-out';
    case 'failed':
      return findingBySip(call) ?? 'nothing-learned';
    case 'canceled':
      return call.ringingAt === null ? 'nothing-learned' : 'rang-out';
    default:
      return 'nothing-learned';
  }
}

function findingBySip(call: Call): NumberFinding | undefined {
  if (call.sipResponseCode === null) return undefined;
  if (call.sipResponseCode === 480) return call.ringingAt === null ? 'unreachable' : 'rang-out';
  return findingBySipCode[call.sipResponseCode];
}
