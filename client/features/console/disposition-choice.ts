// What the disposition list offers: groups, which are allowed now, which one is suggested. Pure; the rules are the
// domain's (allowed-dispositions.ts), so that nothing offered here is refused by the server.
import type { AttemptView } from '#contract/attempts.ts';
import { dispositionsAllowed, type DispositionBlock } from '#domain/attempts/allowed-dispositions.ts';
import { callStates, hasEnded, type CallState } from '#domain/attempts/call-states.ts';
import type { Disposition, DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import { endOf, standingOf, type FormState } from '#domain/attempts/interview-standing.ts';

export const groups = ['interview', 'refusal', 'later', 'person', 'number'] as const;
export type Group = (typeof groups)[number];

export interface Offered {
  disposition: Disposition;
  /** Upper-case key. */
  key: string;
  group: Group;
  blockedBy: DispositionBlock | null;
}

/** How far this attempt has got. */
export interface Situation {
  callState: CallState;
  interviewStarted: boolean;
  /** Where the form stands; null when none was opened. */
  form: FormState | null;
}

/** The call's state as the domain knows it; no call yet counts as one waiting to be dialled. */
export function callStateOf(attempt: AttemptView): CallState {
  return callStates.find((state) => state === attempt.call?.state) ?? 'queued';
}

/** The telephone is still occupied by this call. */
export function isLive(attempt: AttemptView): boolean {
  return attempt.call !== null && !hasEnded(callStateOf(attempt));
}

function groupOf({ tells, next, evidence }: Disposition): Group {
  if (tells === 'completion' || tells === 'partial') return 'interview';
  if (next === 'resume') return 'later';
  if (tells === 'refusal' || tells === 'break-off') return 'refusal';
  if (evidence !== 'person') return 'number';
  return next === 'close' ? 'person' : 'later';
}

/** Every disposition that a person may choose at some time, in the table's order, with what blocks it now. */
export function offeredDispositions({ callState, interviewStarted, form }: Situation): Offered[] {
  return dispositionsAllowed({ callState, interviewStarted, ...standingOf(form) }).flatMap(
    ({ code, blockedBy }) => {
      const disposition = dispositionOf(code);
      if (disposition.key === null) return [];
      return [{ disposition, key: disposition.key.toUpperCase(), group: groupOf(disposition), blockedBy }];
    },
  );
}

const suggestedByCall: Partial<Record<CallState, DispositionCode>> = {
  busy: 'busy',
  'no-answer': 'no-answer',
  canceled: 'no-answer',
  failed: 'technical-failure',
};

/** The likely disposition, if it is allowed: by how the interview ended, else by how the call did. */
export function suggestedDisposition(situation: Situation): DispositionCode | null {
  const { callState, interviewStarted, form } = situation;
  // As long as answers contradict each other nothing is likely: the operator says what is to become of it.
  if (standingOf(form).answersContradict) return null;
  const ended = form && endOf(form);
  const byInterview =
    ended === null ? null : ended.kind === 'complete' ? 'complete' : dispositionOfOutcome(ended.outcome);
  const byHangUp = callState === 'completed' ? (interviewStarted ? 'break-off' : 'hung-up') : null;
  const suggested = byInterview ?? byHangUp ?? suggestedByCall[callState] ?? null;
  const allowed = offeredDispositions(situation).some(
    ({ disposition, blockedBy }) => disposition.code === suggested && blockedBy === null,
  );
  return allowed ? suggested : null;
}

/** `required`: an appointment without a time says nothing; `possible`: the rules choose when none is agreed. */
export function appointmentFor(code: DispositionCode): 'required' | 'possible' | null {
  const { next } = dispositionOf(code);
  if (next === 'appointment') return 'required';
  return next === 'resume' || next === 'retry-or-agreed' ? 'possible' : null;
}

/** An objection's result that does not fit how far the interview has got has a twin that does. */
const twins: Partial<Record<DispositionCode, DispositionCode>> = {
  appointment: 'callback-mid-interview',
  'callback-mid-interview': 'appointment',
};

/** The wanted disposition if it is allowed, else its twin if that is; null: the operator chooses. */
export function fittingDisposition(
  offered: readonly Offered[],
  wanted: DispositionCode | null,
): DispositionCode | null {
  const isAllowed = (code: DispositionCode | null | undefined) =>
    offered.some(({ disposition, blockedBy }) => disposition.code === code && blockedBy === null);
  if (isAllowed(wanted)) return wanted;
  const twin = wanted === null ? undefined : twins[wanted];
  return twin !== undefined && isAllowed(twin) ? twin : null;
}
