// Where each step of a plan stands on a day, which are late and which comes next. Done is what the survey shows or what
// somebody has marked; a mark counts until it is taken back.
import { daysFrom, type Due, lastDayOf } from './due.ts';
import type { Evidence } from './evidence.ts';

export type StepState = 'done' | 'late' | 'soon' | 'running' | 'waiting';

export interface StepFacts {
  readonly due: Due | null;
  /** Null where the survey shows nothing of the step. */
  readonly evidence: Evidence | null;
  /** The last mark, if it says done. */
  readonly markedDone: boolean;
}

/** Days before the last day from which a step is soon due. */
export const soonDays = 7;

export interface Standing {
  readonly state: StepState;
  /** Days until the last day, negative after it; null without a due date and when it is done. */
  readonly daysLeft: number | null;
}

/** @param today calendar day in Vietnam, yyyy-mm-dd */
export function standingOf({ due, evidence, markedDone }: StepFacts, today: string): Standing {
  if (markedDone || evidence?.stage === 'done') return { state: 'done', daysLeft: null };
  const daysLeft = due === null ? null : daysFrom(today, lastDayOf(due));
  if (daysLeft !== null && daysLeft < 0) return { state: 'late', daysLeft };
  if (daysLeft !== null && daysLeft <= soonDays) return { state: 'soon', daysLeft };
  return { state: evidence?.stage === 'begun' ? 'running' : 'waiting', daysLeft };
}

/** Days by which a step was done too late; 0 when it was in time, or nothing tells. @param doneOn yyyy-mm-dd */
export function doneLateBy(due: Due | null, doneOn: string | null): number {
  return due === null || doneOn === null ? 0 : Math.max(0, daysFrom(lastDayOf(due), doneOn));
}

/** The place of the step that comes next: the first that is neither done nor late, else the first late one; null when all are done. */
export function nextOf(states: readonly StepState[]): number | null {
  const ahead = states.findIndex((state) => state !== 'done' && state !== 'late');
  const at = ahead < 0 ? states.indexOf('late') : ahead;
  return at < 0 ? null : at;
}
