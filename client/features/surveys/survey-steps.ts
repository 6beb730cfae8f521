// Where a survey stands: its five steps and the one thing to do next. Pure; mirrors what the server's commands allow.
import type { SurveySummary } from '#contract/surveys.ts';

export const stepNames = ['lists', 'sample', 'calls', 'backChecks', 'results'] as const;
export type StepName = (typeof stepNames)[number];
/** `running` goes on by itself; `stopped` was running and is paused. */
export type StepState = 'done' | 'next' | 'running' | 'stopped' | 'later';

export type NextAct =
  | 'lists'
  | 'unread'
  | 'draw'
  | 'drawing'
  | 'confirm'
  | 'activate'
  | 'resume'
  | 'watch'
  | 'results';
export type ActivationBlock = 'no-sample' | 'sample-not-confirmed' | 'closed';

/** Why calling cannot be started now; null when it can (server/features/surveys/commands.ts asks the same). */
export function whyNotActivate(survey: SurveySummary): ActivationBlock | null {
  if (survey.status === 'closed') return 'closed';
  if (survey.sample === null) return 'no-sample';
  return survey.sample.status === 'confirmed' ? null : 'sample-not-confirmed';
}

/** All interviews of the main sample are in. */
function isComplete(survey: SurveySummary): boolean {
  return survey.sample !== null && survey.sample.target > 0 && survey.completes >= survey.sample.target;
}

/** The one thing that brings the survey on. */
export function nextAct(survey: SurveySummary): NextAct {
  if (survey.sample?.status !== 'confirmed') {
    if (survey.listsUnread > 0) return 'unread';
    if (survey.frameTransactions === 0) return 'lists';
    if (survey.sample === null || survey.sample.status === 'failed') return 'draw';
    return survey.sample.status === 'drawing' ? 'drawing' : 'confirm';
  }
  if (isComplete(survey) || survey.status === 'closed') return 'results';
  if (survey.status === 'active') return 'watch';
  return survey.status === 'paused' ? 'resume' : 'activate';
}

/** The state of each step. */
export function stepStates(survey: SurveySummary): Record<StepName, StepState> {
  const confirmed = survey.sample?.status === 'confirmed';
  const hasCompletes = survey.completes > 0;
  const over = isComplete(survey) || survey.status === 'closed';
  return {
    lists: confirmed || (survey.frameTransactions > 0 && survey.listsUnread === 0) ? 'done' : 'next',
    sample: confirmed ? 'done' : survey.frameTransactions > 0 ? 'next' : 'later',
    calls: callsState(survey, confirmed),
    backChecks: hasCompletes ? 'running' : 'later',
    results: !hasCompletes ? 'later' : over ? 'done' : 'running',
  };
}

function callsState(survey: SurveySummary, confirmed: boolean): StepState {
  if (!confirmed) return 'later';
  if (isComplete(survey) || survey.status === 'closed') return 'done';
  if (survey.status === 'active') return 'running';
  return survey.status === 'paused' ? 'stopped' : 'next';
}
