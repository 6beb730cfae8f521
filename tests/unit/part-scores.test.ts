import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { scoresOfIndex } from '#domain/results/estimation/estimate.ts';
import { countInterviews, momentShape, noMoments } from '#domain/results/estimation/moments.ts';
import { partScorer } from '#domain/results/estimation/part-scores.ts';
import { strataOf } from '#domain/results/estimation/strata-of-moments.ts';
import { fractionOfNumber, roundFraction, roundHalfUp } from '#domain/results/fraction.ts';
import { itemCodesOf, structureOfCodes } from '#domain/results/index-structure.ts';
import { rollups } from '#domain/results/roll-up.ts';
import { itemRules } from '#domain/results/sipas-index.ts';

const { structure } = structureOfCodes(['CS1.1', 'DV1.1', 'DV1.2', 'DV2.1', 'DV2.2', 'DV2.3']);
const width = itemCodesOf(structure).length;
const interview = fc.array(fc.constantFrom(-1, 1, 3, 4, 5, 97), { minLength: width, maxLength: width });
const stratum = fc.record({
  interviews: fc.array(interview, { maxLength: 12 }),
  weight: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 900, noNaN: true })),
});

test('the scores of an agency are the same bit by bit as those that its errors are computed beside', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(stratum, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...itemRules),
      fc.constantFrom(...rollups),
      (agencies, item, rollup) => {
        const rule = { item, rollup, weights: { CS: 0.63, DV: 0.37 } };
        const shape = momentShape(structure, item);
        const score = partScorer(shape, structure, rule);
        // One scorer for all of them: nothing of an agency is left for the next.
        for (const strata of agencies) {
          const summed = strata.map(({ interviews, weight }, place) => {
            const moments = noMoments(shape);
            const coded = { codes: interviews.flat(), width, places: [...Array(width).keys()] };
            countInterviews(moments, shape, coded, [...interviews.keys()], 1);
            return { place, moments, weight };
          });
          const wanted = scoresOfIndex(strataOf(shape, [], summed), structure, rule);
          const codes = structure.groups.flatMap(({ factors }) => factors.map(({ code }) => code));
          expect(score(summed)).toEqual({
            factors: codes.map((code) => wanted.get(code)),
            overall: wanted.get('overall'),
          });
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a number is rounded as it is written, also where binary holds it just beside a half', () => {
  const anywhere = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  const besideHalf = fc
    .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: -3, max: 3 }))
    .map(([units, ulps]) => (units + 0.5) / 100 + ulps * Number.EPSILON * Math.abs(units / 100));
  fc.assert(
    fc.property(fc.oneof(anywhere, besideHalf), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      expect(roundHalfUp(value, decimals)).toBe(roundFraction(fractionOfNumber(value), decimals));
    }),
    { numRuns: 300 },
  );
});
