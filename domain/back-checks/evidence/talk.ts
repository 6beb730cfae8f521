// How long the citizen was on the line. A leg that has not ended yet ends with the interview.

import type { InterviewFacts } from './facts.ts';

/** Seconds on answered legs. */
export function talkSeconds({ legs, settledAt }: InterviewFacts): number {
  return legs.reduce(
    (sum, { answeredAt, endedAt }) =>
      answeredAt === null ? sum : sum + Math.max(0, (endedAt ?? settledAt) - answeredAt) / 1000,
    0,
  );
}
