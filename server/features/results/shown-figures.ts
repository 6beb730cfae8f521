// A figure as every view of results has it: the score, what is shown of it, its error.
import type { Estimated } from '#contract/results.ts';
import type { Estimate } from '#domain/results/estimation/estimate.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';

export interface Scored {
  score: number | null;
  shown: number | null;
}

export function rounded(score: number | null): Scored {
  return { score, shown: score === null ? null : roundHalfUp(score, 2) };
}

export function errorOf(estimate: Estimate | undefined): Estimated['error'] {
  const { se = null, low = null, high = null, designEffect = null, interviews = 0 } = estimate ?? {};
  return { se, low, high, designEffect, interviews };
}
