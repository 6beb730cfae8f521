// How long the citizen was on the line. A leg that has not ended yet ends with the interview.

import { talkSeconds } from '#domain/attempts/talk-time.ts';
import type { InterviewFacts } from './facts.ts';

/** Seconds on answered legs. */
export function secondsOnLine({ legs, settledAt }: InterviewFacts): number {
  return legs.reduce((sum, leg) => sum + talkSeconds(leg, settledAt), 0);
}
