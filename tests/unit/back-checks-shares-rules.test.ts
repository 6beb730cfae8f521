import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  badShare,
  badShareTerms,
  drawnInterviews,
  type DrawnInterview,
} from '#domain/back-checks/statistics/bad-share.ts';
import {
  assignmentImbalance,
  effectTerms,
  interviewerEffect,
  operatorGroups,
} from '#domain/back-checks/statistics/interviewer-effect.ts';
import {
  effectiveChecks,
  operatorRates,
  roomDistribution,
} from '#domain/back-checks/statistics/operator-rates.ts';

/* Shares of bad interviews and operators' effects, by hand-computed figures and by rule; R's are another file's. */

const anyDrawn: fc.Arbitrary<DrawnInterview[]> = fc.array(
  fc.record({
    probability: fc.integer({ min: 3, max: 100 }).map((percent) => percent / 100),
    bad: fc.constantFrom(true, false, false, null),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('the share of bad interviews among all', () => {
  const nothingKnown = { completed: 1000, bad: 0, good: 0 };

  // By hand: weights 2, 2, 4, 10, 10 sum to 28; the bad ones weigh 2 + 4.
  test('weighs each re-call by what it stands for', () => {
    const drawn = [
      { probability: 0.5, bad: true },
      { probability: 0.5, bad: false },
      { probability: 0.25, bad: true },
      { probability: 0.1, bad: false },
      { probability: 0.1, bad: false },
    ];
    expect(badShare(drawn, nothingKnown)?.share).toBeCloseTo(6 / 28, 12);
    // The same in numbers drawn with each probability, as the calculation shows them.
    const draws = [
      { probability: 0.5, drawn: 2, reached: 2, bad: 1 },
      { probability: 0.25, drawn: 1, reached: 1, bad: 1 },
      { probability: 0.1, drawn: 2, reached: 2, bad: 0 },
    ];
    const terms = badShareTerms(drawnInterviews(draws));
    expect(terms).toMatchObject({ shareReached: 1, reached: 5, size: 28, bad: 6 });
    const found = badShare(drawn, nothingKnown);
    expect(terms?.standardError).toBeCloseTo(found?.standardError ?? NaN, 12);
    // One more interview of the typical weight, Σ(w − 1) / Σ(1 − 1/w) = 23 / 3.55, at the end towards one half.
    expect(terms?.typical).toBeCloseTo(23 / 3.55, 12);
    expect(terms?.high.share).toBeCloseTo((6 + 23 / 3.55) / (28 + 23 / 3.55), 12);
  });

  test('is known exactly when everything was re-called and answered', () => {
    const drawn = Array.from({ length: 50 }, (_, index) => ({ probability: 1, bad: index < 6 }));
    const all = badShare(drawn, { completed: 50, bad: 6, good: 44 });
    expect(all).toEqual({ share: 0.12, standardError: 0, low: 0.12, high: 0.12, reached: 50 });
  });

  test('without a bad one is nought, yet the interval says that there may be some', () => {
    const drawn = Array.from({ length: 100 }, () => ({ probability: 0.1, bad: false }));
    const found = badShare(drawn, nothingKnown);
    expect(found).toMatchObject({ share: 0, low: 0, standardError: 0 });
    expect(found?.high).toBeGreaterThan(0.02);
    expect(found?.high).toBeLessThan(0.06);
  });

  test('is never below what was found nor above what is left, also by re-calls that nobody drew', () => {
    const drawn = Array.from({ length: 20 }, () => ({ probability: 0.05, bad: false }));
    const known = { completed: 400, bad: 30, good: 330 };
    const found = badShare(drawn, known);
    expect(found).toMatchObject({ share: 0.075, low: 0.075 });
    expect(found?.high).toBeCloseTo(0.175, 12);
  });

  test('cannot be told when nobody was reached, and refuses what cannot be', () => {
    expect(badShare([{ probability: 0.1, bad: null }], nothingKnown)).toBeNull();
    expect(badShare([], nothingKnown)).toBeNull();
    for (const probability of [0, 1.2, Number.NaN])
      expect(() => badShare([{ probability, bad: false }], nothingKnown)).toThrow(RangeError);
    expect(() => badShare([], { completed: 5, bad: 3, good: 3 })).toThrow(RangeError);
    expect(() => badShare([{ probability: 1, bad: true }], { completed: 0, bad: 0, good: 0 })).toThrow(
      RangeError,
    );
  });

  test('lies in its interval within 0–1, and the good are the mirror of the bad', () => {
    fc.assert(
      fc.property(anyDrawn, (drawn) => {
        const found = badShare(drawn, nothingKnown);
        fc.pre(found !== null);
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.high).toBeLessThanOrEqual(1);
        expect(found.low).toBeLessThanOrEqual(found.share + 1e-9);
        expect(found.high).toBeGreaterThanOrEqual(found.share - 1e-9);
        const reversed = drawn.map(({ probability, bad }) => ({
          probability,
          bad: bad === null ? null : !bad,
        }));
        const good = badShare(reversed, nothingKnown);
        expect(good?.share).toBeCloseTo(1 - found.share, 9);
        // At one half the two ends are not treated alike, and binary arithmetic decides which is which.
        if (Math.abs(found.share - 0.5) > 1e-9) expect(good?.low).toBeCloseTo(1 - found.high, 9);
      }),
    );
  });
});

describe('the share of bad interviews of each operator', () => {
  const room = (...results: [checks: number, bad: number][]) =>
    results.map(([checks, bad], index) => ({ operator: `dtv${index + 1}`, checks, bad }));

  test('is drawn to the room’s share the more, the fewer checks there are', () => {
    const rates = operatorRates(room([3, 1], [30, 10], [40, 1], [40, 0], [40, 2], [40, 1]), 0.05);
    const [few, many] = rates;
    expect(few?.ownRate).toBe(many?.ownRate);
    expect(few?.rate).toBeLessThan(many?.rate ?? 0);
    expect(few?.low).toBeLessThan(0.05);
    expect(many?.low).toBeGreaterThan(0.05);
  });

  test('one failed check in three accuses nobody in an honest room', () => {
    const [suspect] = operatorRates(
      room([3, 1], ...Array.from({ length: 9 }, (): [number, number] => [25, 1])),
      0.05,
    );
    expect(suspect?.ownRate).toBeCloseTo(1 / 3, 12);
    expect(suspect?.rate).toBeLessThan(0.06);
    expect(suspect?.aboveTolerable).toBeLessThan(0.6);
  });

  test('is the room’s own for an operator without a check, and no room is taken to be perfect', () => {
    const rates = operatorRates(room([0, 0], [20, 0], [20, 0]), 0.05);
    const { mean } = roomDistribution(room([0, 0], [20, 0], [20, 0]));
    expect(mean).toBeCloseTo(0.5 / 41, 12);
    expect(rates[0]).toMatchObject({ ownRate: null });
    expect(rates[0]?.rate).toBeCloseTo(mean, 12);
  });

  test('lies between the operator’s own share and the room’s, within its interval', () => {
    const anyChecks = fc
      .integer({ min: 0, max: 60 })
      .chain((checks) => fc.tuple(fc.constant(checks), fc.integer({ min: 0, max: checks })));
    fc.assert(
      fc.property(fc.array(anyChecks, { minLength: 1, maxLength: 25 }), (results) => {
        fc.pre(results.some(([checks]) => checks > 0));
        const operators = room(...results);
        const { mean, weight } = roomDistribution(operators);
        expect(weight).toBeGreaterThanOrEqual(1);
        for (const { ownRate, rate, low, high } of operatorRates(operators, 0.05)) {
          const own = ownRate ?? mean;
          expect(rate).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-12);
          expect(rate).toBeLessThanOrEqual(Math.max(own, mean) + 1e-12);
          expect(low).toBeLessThan(high);
          expect([low >= 0, high <= 1]).toEqual([true, true]);
        }
      }),
    );
  });

  test('counts checks chosen with unequal probabilities for what they are worth', () => {
    const equal = effectiveChecks([{ probability: 0.1, reached: 8, bad: 1 }]);
    expect(equal.checks).toBeCloseTo(8, 12);
    expect(equal.bad).toBeCloseTo(1, 12);
    // By hand: weights 1 and 10: 11²/101; the bad one weighs 1 of 11.
    const unequal = effectiveChecks([
      { probability: 1, reached: 1, bad: 1 },
      { probability: 0.1, reached: 1, bad: 0 },
    ]);
    expect(unequal).toMatchObject({ size: 11, badSize: 1 });
    expect(unequal.squares).toBeCloseTo(101, 9);
    expect(unequal.checks).toBeCloseTo(121 / 101, 12);
    expect(unequal.bad).toBeCloseTo(11 / 101, 12);
    expect(effectiveChecks([{ probability: 0.1, reached: 0, bad: 0 }])).toMatchObject({ checks: 0, bad: 0 });
  });

  // By hand: 10 checks each, 4 and 0 bad. Mean 4.5/21; spread ((0.4 − mean)² + mean²)/2; by chance 1/20, complete 1/2.
  test('follows from the steps that are shown of the room and of the operator', () => {
    const mean = 4.5 / 21;
    const spread = ((0.4 - mean) ** 2 + mean ** 2) / 2;
    const correlation = (spread / (mean * (1 - mean)) - 0.05) / 0.45;
    const found = roomDistribution(room([10, 4], [10, 0], [0, 0]));
    expect(found).toMatchObject({ operators: 2, checks: 20, bad: 4, byChance: 0.05, complete: 0.5 });
    expect(found.spread).toBeCloseTo(spread, 12);
    expect(found.correlation).toBeCloseTo(correlation, 12);
    expect(found.weight).toBeCloseTo(1 / correlation - 1, 12);
    const [first] = operatorRates(room([10, 4], [10, 0], [0, 0]), 0.05);
    expect(first?.a).toBeCloseTo(mean * found.weight + 4, 12);
    expect(first?.b).toBeCloseTo((1 - mean) * found.weight + 6, 12);
    expect(first?.rate).toBeCloseTo((mean * found.weight + 4) / (found.weight + 10), 12);
    // One check each: nothing is learned of how they differ, and the room counts as all its checks.
    expect(roomDistribution(room([1, 1], [1, 0]))).toMatchObject({ correlation: null, weight: 2 });
  });

  test('refuses rooms without checks and more bad ones than checks', () => {
    expect(() => roomDistribution(room([0, 0]))).toThrow(RangeError);
    expect(() => roomDistribution(room([2, 3]))).toThrow(RangeError);
  });
});

describe('operators’ effect on answers', () => {
  // By hand: means 2 and 4 of two answers each, mean squares 4 between and 1 within, so rho (4 − 1)/(4 + 1) = 0.6.
  test('of four answers: rho 0.6, design effect 1.6', () => {
    const exact = interviewerEffect(
      [
        [2 - Math.SQRT1_2, 2 + Math.SQRT1_2],
        [4 - Math.SQRT1_2, 4 + Math.SQRT1_2],
      ],
      0,
    );
    expect(exact?.rho).toBeCloseTo(0.6, 12);
    expect(exact?.designEffect).toBeCloseTo(1.6, 12);
    const groups = [2, 4].map((mean) => ({ interviews: 2, mean, within: 1 }));
    expect(effectTerms(groups)).toMatchObject({ meanBetween: 4, meanWithin: 1, load: 2, loadSeen: 2 });
    expect(operatorGroups([[1, 3], [], [4, 4]])).toEqual([
      { interviews: 2, mean: 2, within: 2 },
      { interviews: 2, mean: 4, within: 0 },
    ]);
  });

  test('is nothing when operators differ less than by chance, and none below two operators', () => {
    const alternating = [
      [1, 5],
      [5, 1],
      [1, 5],
    ];
    const effect = interviewerEffect(alternating, 0);
    expect(effect?.rho).toBeLessThan(0);
    expect(effect?.designEffect).toBe(1);
    expect(interviewerEffect([[1, 2, 3], []], 0)).toBeNull();
    expect(interviewerEffect([[1], [2]], 0)).toBeNull();
    expect(
      interviewerEffect(
        [
          [3, 3],
          [3, 3],
        ],
        0,
      ),
    ).toMatchObject({ rho: null, designEffect: null });
  });

  test('comes with a warning when there are few operators or interviews, or assignment was not random', () => {
    const even = Array.from({ length: 6 }, () => Array.from({ length: 12 }, (_, index) => (index % 5) + 1));
    expect(interviewerEffect(even, 0.05)?.warnings).toEqual([]);
    expect(interviewerEffect(even, 0.3)?.warnings).toEqual(['assignment-not-random']);
    expect(interviewerEffect(even, null)?.warnings).toEqual(['assignment-unknown']);
    expect(
      interviewerEffect(
        [
          [1, 2],
          [2, 3],
        ],
        0,
      )?.warnings,
    ).toEqual(['few-operators', 'few-interviews']);
  });
});

describe('the imbalance of assignment', () => {
  test('is nought when each operator had the same mix, and complete when each had a kind of their own', () => {
    expect(
      assignmentImbalance([
        [20, 40],
        [10, 20],
      ]),
    ).toBe(0);
    expect(
      assignmentImbalance([
        [500, 0],
        [0, 500],
      ]),
    ).toBeGreaterThan(0.99);
  });

  test('passes over operators and kinds without an interview, and is nothing with one of either', () => {
    const table = [
      [12, 3, 0],
      [4, 11, 0],
      [0, 0, 0],
    ];
    const bare = [
      [12, 3],
      [4, 11],
    ];
    expect(assignmentImbalance(table)).toBe(assignmentImbalance(bare));
    for (const one of [
      [[5, 6]],
      [[5], [6]],
      [
        [5, 0],
        [6, 0],
      ],
      [],
    ])
      expect(assignmentImbalance(one)).toBeNull();
  });
});
