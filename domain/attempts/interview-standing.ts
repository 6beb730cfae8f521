// How far a form has got, in the terms in which dispositions ask for it. Console and server both ask here.
import type { InterviewPath } from '#domain/questionnaire/path.ts';
import { dispositionOfOutcome } from './from-outcome.ts';

export interface InterviewStanding {
  /** The form has come to an end that counts as a completed one. */
  interviewComplete: boolean;
  enoughForPartial: boolean;
}

/**
 * A form that ended with an outcome that stands for "complete" (a phúc tra in which the citizen denies the interview)
 * is complete too. Partial from half of the questions that apply, below that a break-off: AAPOR Standard Definitions,
 * 9th edition, the first of the two rules it offers for telephone surveys. Null: no form was opened.
 */
export function standingOf(
  path: Pick<InterviewPath, 'asked' | 'remaining' | 'ended'> | null,
): InterviewStanding {
  if (path === null) return { interviewComplete: false, enoughForPartial: false };
  const { asked, remaining, ended } = path;
  return {
    interviewComplete:
      ended?.kind === 'complete' || (ended !== null && dispositionOfOutcome(ended.outcome) === 'complete'),
    enoughForPartial: asked.length * 2 >= asked.length + remaining.questions,
  };
}
