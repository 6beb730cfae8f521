// Evidence that is a distance from a model, in standard deviations; the sentence tells it in attempts.

import type { Expectation, Work } from '#domain/back-checks/expectation/expected-rates.ts';
import { asItIs, type EvidenceRule } from './rule.ts';

/** @param named what the attempts looked at and the successes among them are called in the sentence */
export function deviationFrom(
  model: (work: Work) => Expectation | null,
  named: { tried: string; succeeded: string },
): Pick<EvidenceRule, 'scaled' | 'expected' | 'ordinarilyNothing' | 'measure'> {
  return {
    scaled: asItIs,
    expected: { middle: 0, spread: 1 },
    // As expected is 0, and everybody is a little more or less.
    ordinarilyNothing: false,
    measure: ({ work }) => {
      const found = model(work);
      if (found === null) return null;
      const { deviation, tried, succeeded, expected, low, high, learnedFrom } = found;
      return {
        value: deviation,
        counts: { [named.succeeded]: succeeded, [named.tried]: tried, expected, low, high, learnedFrom },
        proves: false,
      };
    },
  };
}
