// A score and what is shown of it.
import { roundHalfUp } from '#domain/results/fraction.ts';

export interface Scored {
  score: number | null;
  shown: number | null;
}

export function rounded(score: number | null): Scored {
  return { score, shown: score === null ? null : roundHalfUp(score, 2) };
}
