// Which dispositions an operator may choose now, and why not the others. Server and console both ask this table, so a
// choice that the screen offers is never refused. Automatic dispositions (from-outcome.ts) do not pass through here.

import type { CallState } from './call-states.ts';
import { dispositionCodes } from './disposition-codes.ts';
import type { DispositionCode, Evidence, InterviewGate } from './disposition-codes.ts';
import { dispositionOf } from './dispositions.ts';

export type DispositionBlock =
  | 'call-still-connecting'
  | 'call-not-answered'
  | 'call-was-answered'
  | 'interview-not-started'
  | 'interview-started'
  | 'interview-complete'
  | 'interview-not-complete'
  | 'answers-contradict'
  | 'too-few-answers-for-partial'
  | 'set-by-system';

export interface DispositionSituation {
  callState: CallState;
  /** Answers beyond the introduction were given in this attempt. */
  interviewStarted: boolean;
  /** The questionnaire's path has been walked to its end. */
  interviewComplete: boolean;
  /** It has, but hard rules speak against answers. */
  answersContradict?: boolean;
  /** The survey's threshold for a partial interview is reached; not given means that the survey has none. */
  enoughForPartial?: boolean;
}

type Phase = 'connecting' | 'ringing' | 'answered' | 'unanswered' | 'unknown';

const phaseOf: Record<CallState, Phase> = {
  queued: 'connecting',
  placing: 'connecting',
  initiated: 'connecting',
  ringing: 'ringing',
  'in-progress': 'answered',
  completed: 'answered',
  busy: 'unanswered',
  'no-answer': 'unanswered',
  failed: 'unanswered',
  canceled: 'unanswered',
  lost: 'unknown',
};

// Announcements of the network come before the answer (early media), as an answered call or after a failed one. What
// the carrier reported does not bind the operator inside a phase: an announcement heard beats "no-answer".
const blockByPhase: Record<Phase, Record<Evidence, DispositionBlock | null>> = {
  connecting: {
    person: 'call-still-connecting',
    voicemail: 'call-still-connecting',
    announcement: 'call-still-connecting',
    'no-pick-up': 'call-still-connecting',
    fault: 'call-still-connecting',
    system: 'set-by-system',
  },
  ringing: {
    person: 'call-not-answered',
    voicemail: 'call-not-answered',
    announcement: null,
    'no-pick-up': null,
    fault: null,
    system: 'set-by-system',
  },
  answered: {
    person: null,
    voicemail: null,
    announcement: null,
    'no-pick-up': 'call-was-answered',
    fault: null,
    system: 'set-by-system',
  },
  unanswered: {
    person: 'call-not-answered',
    voicemail: 'call-not-answered',
    announcement: null,
    'no-pick-up': null,
    fault: null,
    system: 'set-by-system',
  },
  // The carrier lost the call: only the operator knows what was heard.
  unknown: {
    person: null,
    voicemail: null,
    announcement: null,
    'no-pick-up': null,
    fault: null,
    system: 'set-by-system',
  },
};

const blockByInterview: Record<InterviewGate, (situation: DispositionSituation) => DispositionBlock | null> =
  {
    complete: ({ interviewComplete, answersContradict }) => {
      if (interviewComplete) return null;
      return answersContradict ? 'answers-contradict' : 'interview-not-complete';
    },
    'not-complete': ({ interviewComplete }) => (interviewComplete ? 'interview-complete' : null),
    'under-way': ({ interviewStarted, interviewComplete }) => {
      if (interviewComplete) return 'interview-complete';
      return interviewStarted ? null : 'interview-not-started';
    },
    'not-started': ({ interviewStarted, interviewComplete }) => {
      if (interviewComplete) return 'interview-complete';
      return interviewStarted ? 'interview-started' : null;
    },
  };

/** Why a disposition may not be chosen in a situation, or null when it may. */
export function dispositionBlock(
  code: DispositionCode,
  situation: DispositionSituation,
): DispositionBlock | null {
  const { evidence, interview } = dispositionOf(code);
  const block =
    blockByPhase[phaseOf[situation.callState]][evidence] ?? blockByInterview[interview](situation);
  if (block !== null) return block;
  return code === 'partial' && situation.enoughForPartial === false ? 'too-few-answers-for-partial' : null;
}

/** Every disposition in the table's order with the reason that blocks it (null: may be chosen). */
export function dispositionsAllowed(
  situation: DispositionSituation,
): { code: DispositionCode; blockedBy: DispositionBlock | null }[] {
  return dispositionCodes.map((code) => ({ code, blockedBy: dispositionBlock(code, situation) }));
}
