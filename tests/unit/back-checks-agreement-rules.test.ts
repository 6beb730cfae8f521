import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type AnswerComparison, compareAnswers } from '#domain/back-checks/comparison.ts';
import { agreementTable, type AnswerPair } from '#domain/back-checks/statistics/agreement-table.ts';
import { differenceRates } from '#domain/back-checks/statistics/difference-rates.ts';
import { errorRates } from '#domain/back-checks/statistics/error-rates.ts';
import { ac1Terms, gwetAc1 } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { kappa, kappaTerms } from '#domain/back-checks/statistics/kappa.ts';
import { responseVariance } from '#domain/back-checks/statistics/response-variance.ts';

/* Agreement and error rates, by hand-computed figures and by rule; that they equal R's is another file's. */

const categories = [1, 2, 3, 4, 5];
const answer = fc.integer({ min: 1, max: 5 });
const anyPairs = fc.array(fc.record({ original: answer, recheck: answer }), { minLength: 1, maxLength: 80 });

function pairsOf(...rows: [original: number, recheck: number, count: number][]): AnswerPair[] {
  return rows.flatMap(([original, recheck, count]) =>
    Array.from({ length: count }, () => ({ original, recheck })),
  );
}

describe('agreement of interviews and re-calls', () => {
  // By hand: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no; observed 0.70, by chance 0.5·0.6 + 0.5·0.4 = 0.50.
  const table = agreementTable([1, 2], pairsOf([1, 1, 20], [1, 2, 5], [2, 1, 10], [2, 2, 15]));
  test('of the textbook table: kappa 0.4, index of inconsistency 0.6, net difference −10 points', () => {
    expect(kappa(table)?.value).toBeCloseTo(0.4, 12);
    expect(kappaTerms(table)?.byChance).toBeCloseTo(0.5, 12);
    // Means 0.55 and 0.45 of both sides: 0.55·0.45 twice.
    expect(ac1Terms(table)?.byChance).toBeCloseTo(0.495, 12);
    expect(gwetAc1(table)?.value).toBeCloseTo((0.7 - 0.495) / 0.505, 12);
    const rates = differenceRates(table);
    expect(rates?.gross).toBeCloseTo(0.3, 12);
    expect(rates?.index).toBeCloseTo(0.6, 12);
    expect(rates?.band).toBe('high');
    expect(rates?.byCategory[0]?.net).toBeCloseTo(-0.1, 12);
    // (15/50 − 0.1²) / 50, as McNemar's.
    expect(rates?.byCategory[0]?.netStandardError).toBeCloseTo(Math.sqrt(0.29 / 50), 12);
  });

  test('one step apart on a scale counts little when weighted, most when squared', () => {
    const near = agreementTable(
      categories,
      pairsOf([5, 5, 30], [4, 5, 10], [4, 4, 30], [3, 4, 10], [1, 1, 5]),
    );
    const [none, linear, quadratic] = (['none', 'linear', 'quadratic'] as const).map(
      (weighting) => kappa(near, weighting)?.value ?? Number.NaN,
    );
    expect(linear).toBeGreaterThan(none ?? 1);
    expect(quadratic).toBeGreaterThan(linear ?? 1);
  });

  test('AC1 holds where nearly everybody answers the same and kappa falls to nought', () => {
    const dominated = agreementTable([1, 2], pairsOf([1, 1, 96], [1, 2, 2], [2, 1, 2]));
    expect(kappa(dominated)?.value).toBeLessThan(0);
    expect(gwetAc1(dominated)?.value).toBeGreaterThan(0.95);
  });

  test('cannot be told without pairs, and kappa not when there is but one answer', () => {
    for (const statistic of [kappa, gwetAc1, differenceRates])
      expect(statistic(agreementTable([1, 2], []))).toBeNull();
    const uniform = agreementTable([1, 2], pairsOf([1, 1, 9]));
    expect(kappa(uniform)).toBeNull();
    expect(differenceRates(uniform)).toMatchObject({ gross: 0, index: null, band: null });
    expect(gwetAc1(uniform)).toEqual({ value: 1, standardError: 0, low: null, high: null });
    expect(gwetAc1(agreementTable([1], pairsOf([1, 1, 3])))).toBeNull();
  });

  test('refuses an answer that is no option of the question', () => {
    expect(() => agreementTable([1, 2], pairsOf([1, 3, 1]))).toThrow(RangeError);
    expect(() => agreementTable([1, 1], [])).toThrow(RangeError);
  });

  test('is complete only when all agree, at most 1, and the same whichever call came first', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const there = agreementTable(categories, pairs);
        const swapped = pairs.map(({ original, recheck }) => ({ original: recheck, recheck: original }));
        const back = agreementTable(categories, swapped);
        const allAgree = pairs.every(({ original, recheck }) => original === recheck);
        for (const weighting of ['none', 'linear', 'quadratic'] as const) {
          const [one, other] = [kappa(there, weighting), kappa(back, weighting)];
          expect(other?.value ?? 0).toBeCloseTo(one?.value ?? 0, 9);
          if (one === null) continue;
          expect(one.value).toBeLessThanOrEqual(1 + 1e-12);
          expect(Math.abs(one.value - 1) < 1e-12).toBe(allAgree);
          expect(one.low === null).toBe(one.high === null);
          expect(one.low ?? -1).toBeGreaterThanOrEqual(-1);
          expect(one.high ?? 1).toBeLessThanOrEqual(1);
        }
        const rates = differenceRates(there);
        const unweighted = kappa(there)?.value;
        if (unweighted !== undefined) expect(rates?.index).toBeCloseTo(1 - unweighted, 9);
        // Each difference is one of two categories; what one gains the others lose.
        const sum = (figure: 'gross' | 'net') =>
          rates?.byCategory.reduce((total, one) => total + one[figure], 0);
        expect(sum('gross')).toBeCloseTo(2 * (rates?.gross ?? 0), 9);
        expect(sum('net')).toBeCloseTo(0, 9);
        expect(gwetAc1(back)?.value).toBeCloseTo(gwetAc1(there)?.value ?? 0, 9);
      }),
    );
  });
});

describe('response variance', () => {
  const varianceOf = (pairs: readonly AnswerPair[]) =>
    responseVariance(
      agreementTable([...new Set(pairs.flatMap(({ original, recheck }) => [original, recheck]))], pairs),
    );

  // By hand: differences 1, −1, 0, 2 have variance (6 − 2²/4)/3 = 5/3; re-calls 1, 3, 3, 5 (44 − 12²/4)/3 = 8/3.
  test('of four pairs: 5/6, reliability 11/16', () => {
    const originals = [2, 2, 3, 7];
    const rechecks = [1, 3, 3, 5];
    const pairs = originals.map((original, index) => ({ original, recheck: rechecks[index] ?? 0 }));
    const figures = varianceOf(pairs);
    expect(figures?.simple).toBeCloseTo(5 / 6, 12);
    expect(figures?.reliabilityRatio).toBeCloseTo(11 / 16, 12);
    expect(figures).toMatchObject({
      differences: { sum: 2, squares: 6 },
      rechecks: { sum: 12, squares: 44 },
    });
    expect(figures?.differences.variance).toBeCloseTo(5 / 3, 12);
    expect(figures?.rechecks.variance).toBeCloseTo(8 / 3, 12);
  });

  test('is nought and the ratio 1 when answers repeat; no ratio when all answered alike, nothing from one pair', () => {
    const same = [3, 4, 9].map((value) => ({ original: value, recheck: value }));
    expect(varianceOf(same)).toMatchObject({ n: 3, simple: 0, reliabilityRatio: 1 });
    const alike = [1, 2].map((original) => ({ original, recheck: 5 }));
    expect(varianceOf(alike)).toMatchObject({ reliabilityRatio: null });
    expect(varianceOf([{ original: 1, recheck: 2 }])).toBeNull();
  });
});

describe('error rates', () => {
  const compared = (type: 1 | 2 | 3, tolerance: number, original: number, recheck: number | null) =>
    compareAnswers(
      { question: 'A1', type, tolerance },
      { value: original },
      recheck === null ? null : { value: recheck },
    );
  const comparisons: (AnswerComparison & { operator: string })[] = [
    { operator: 'dtv01', ...compared(1, 0, 1, 1) },
    { operator: 'dtv01', ...compared(1, 0, 1, 2) },
    { operator: 'dtv02', ...compared(2, 1, 4, 5) },
    { operator: 'dtv02', ...compared(2, 1, 2, 5) },
    { operator: 'dtv02', ...compared(2, 1, 4, 4) },
    { operator: 'dtv02', ...compared(2, 1, 3, 3) },
    { operator: 'dtv01', ...compared(3, 0, 3, null) },
  ];

  test('by type tell what the tolerance forgives, and leave out what could not be compared', () => {
    const rates = errorRates(comparisons, ({ type }) => type);
    expect([...rates.keys()]).toEqual([1, 2]);
    expect(rates.get(1)).toMatchObject({ compared: 2, different: 1, beyondTolerance: 1, rate: 0.5 });
    expect(rates.get(2)).toMatchObject({ compared: 4, rate: 0.5, rateBeyondTolerance: 0.25 });
  });

  test('are had by operator, or by anything else a comparison carries', () => {
    const rates = errorRates(comparisons, ({ operator }) => operator);
    expect(rates.get('dtv01')).toMatchObject({ compared: 2, beyondTolerance: 1 });
    expect(rates.get('dtv02')).toMatchObject({ compared: 4, beyondTolerance: 1 });
  });
});
