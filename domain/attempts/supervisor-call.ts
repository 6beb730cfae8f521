// A supervisor called into a conversation: how it goes and how it ends. A fold over what the carrier reports of the
// supervisor's leg; what an operator asks for (withdraw, hand over) is a command's.

import type { CarrierStatus } from './call-states.ts';

export const supervisorCallStates = ['ringing', 'joined', 'handed-over', 'ended'] as const;
/** `joined`: in the operator's conference. `handed-over`: has the case, the form and the citizen; the operator has left. */
export type SupervisorCallState = (typeof supervisorCallStates)[number];

export const supervisorCallOutcomes = [
  'no-answer',
  'busy',
  'failed',
  'withdrawn',
  'left',
  'call-ended',
  'taken-over',
] as const;
/**
 * `left`: the supervisor hung up, the operator goes on. `call-ended`: the citizen's call ended before it was handed over.
 * `taken-over`: the supervisor has ended the attempt.
 */
export type SupervisorCallOutcome = (typeof supervisorCallOutcomes)[number];

export type SupervisorStep =
  | { readonly kind: 'join' }
  | { readonly kind: 'end'; readonly outcome: SupervisorCallOutcome }
  /** The supervisor who had taken over is off the line: their headset is down, the attempt stays theirs. */
  | { readonly kind: 'headset-down' }
  | null;

/** What a report about the supervisor's leg means in a state; null when it is no news. */
export function supervisorStep(state: SupervisorCallState, status: CarrierStatus): SupervisorStep {
  if (state === 'ended') return null;
  switch (status) {
    case 'in-progress':
      return state === 'ringing' ? { kind: 'join' } : null;
    case 'no-answer':
    case 'busy':
    case 'failed':
      return { kind: 'end', outcome: status };
    case 'canceled':
      return { kind: 'end', outcome: 'withdrawn' };
    case 'completed':
      if (state === 'handed-over') return { kind: 'headset-down' };
      return { kind: 'end', outcome: state === 'joined' ? 'left' : 'no-answer' };
    default:
      return null;
  }
}
