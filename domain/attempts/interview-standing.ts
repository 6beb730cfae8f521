// How far a form has got, in the terms in which dispositions ask for it. Console and server both ask here.
import { isHard, type Contradiction } from '#domain/questionnaire/cross-checks.ts';
import type { Ended, InterviewPath } from '#domain/questionnaire/path.ts';
import { dispositionOfOutcome } from './from-outcome.ts';

/** Where a form stands. */
export interface FormState {
  path: Pick<InterviewPath, 'asked' | 'remaining' | 'ended'>;
  contradictions: readonly Contradiction[];
}

export interface InterviewStanding {
  /** The form has come to an end that counts as a completed one. */
  interviewComplete: boolean;
  /** Everything has been asked, but answers contradict each other. */
  answersContradict: boolean;
  enoughForPartial: boolean;
}

/**
 * How the form ended; null while it goes on. One whose last question was answered goes on as long as a hard rule speaks
 * against an answer: somebody has to go back there. What ended before its last question is over whatever was said.
 */
export function endOf({ path, contradictions }: FormState): Ended | null {
  return path.ended?.kind === 'complete' && contradictions.some(isHard) ? null : path.ended;
}

/**
 * A form that ended with an outcome that stands for "complete" (a phúc tra in which the citizen denies the interview)
 * is complete too. Partial from half of the questions that apply, below that a break-off: AAPOR Standard Definitions,
 * 9th edition, the first of the two rules it offers for telephone surveys. Null: no form was opened.
 */
export function standingOf(form: FormState | null): InterviewStanding {
  if (form === null) return { interviewComplete: false, answersContradict: false, enoughForPartial: false };
  const { asked, remaining } = form.path;
  const ended = endOf(form);
  return {
    interviewComplete:
      ended?.kind === 'complete' || (ended !== null && dispositionOfOutcome(ended.outcome) === 'complete'),
    answersContradict: form.path.ended !== null && ended === null,
    enoughForPartial: asked.length * 2 >= asked.length + remaining.questions,
  };
}
