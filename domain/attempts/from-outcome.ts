// Dispositions that nobody has to key: from the questionnaire's own outcome, and from the end of a call that no
// person answered.

import type { Outcome } from '#domain/questionnaire/definition.ts';
import type { Call } from './call-states.ts';
import { numberFinding } from './carrier-results.ts';
import type { DispositionCode } from './disposition-codes.ts';

const dispositionByOutcome: Record<Outcome, DispositionCode> = {
  ineligible: 'ineligible',
  'wrong-person': 'wrong-person',
  // Consent withheld. "Do not call again" is more than the questionnaire can hear: the operator keys it.
  refusal: 'refusal-soft',
  'transaction-denied': 'transaction-denied',
  // Only a phúc tra ends so: the call has done its work, and its verdict, not its disposition, says the rest.
  'interview-denied': 'complete',
};

/** The disposition that an early end of the questionnaire stands for. */
export function dispositionOfOutcome(outcome: Outcome): DispositionCode {
  return dispositionByOutcome[outcome];
}

/**
 * The disposition of a call that has ended without a person answering; null when the call goes on or when a person
 * answered, so that somebody must say what happened.
 *
 * Fax counts as a number that does not reach the person: it is confirmed by a second call like a number not in use.
 * A lost call that was never answered is a technical failure. Answers given in this attempt prove a person on the
 * line whatever the detection of machines believed, so then nothing is automatic.
 *
 * @param interviewStarted answers beyond the introduction were given in this attempt
 */
export function automaticDisposition(call: Call, interviewStarted: boolean): DispositionCode | null {
  if (interviewStarted) return null;
  switch (call.state) {
    case 'completed':
      return dispositionOfMachine(call);
    case 'busy':
    case 'no-answer':
    case 'failed':
    case 'canceled':
      return dispositionOfUnanswered(call);
    case 'lost':
      return call.answeredAt === null ? 'technical-failure' : null;
    default:
      return null;
  }
}

function dispositionOfMachine(call: Call): DispositionCode | null {
  switch (call.answeredBy) {
    case 'machine_start':
    case 'machine_end_beep':
    case 'machine_end_silence':
    case 'machine_end_other':
      return 'voicemail';
    case 'fax':
      return 'number-not-in-use';
    default:
      return null;
  }
}

function dispositionOfUnanswered(call: Call): DispositionCode {
  switch (numberFinding(call)) {
    case 'busy':
      return 'busy';
    case 'rang-out':
      return 'no-answer';
    case 'unreachable':
      return 'unreachable';
    case 'not-in-use':
      return 'number-not-in-use';
    case 'blocked':
      return 'call-blocked';
    default:
      return 'technical-failure';
  }
}
