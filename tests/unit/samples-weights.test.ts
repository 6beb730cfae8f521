import { describe, expect, test } from 'vitest';

import type { AaporClass } from '#domain/attempts/disposition-codes.ts';
import { type ReleasedUnit, respondentWeights } from '#domain/samples/weights.ts';

function unitsOf(
  stratumKey: string,
  inclusionProbability: number,
  outcomes: readonly AaporClass[],
): ReleasedUnit[] {
  return outcomes.map((outcome, index) => ({
    caseKey: `${stratumKey} ${index}`,
    stratumKey,
    inclusionProbability,
    outcome,
  }));
}

const mainUnits = new Map([
  ['A', 10],
  ['B', 4],
]);

describe('weights of respondents', () => {
  test('released in full and answered in full, everybody stands for 1 / probability', () => {
    const all: readonly AaporClass[] = Array.from({ length: 10 }, () => 'I');
    const { respondents } = respondentWeights(unitsOf('A', 0.1, all), mainUnits, { adjust: true });
    expect(respondents.map(({ weight }) => weight)).toEqual(all.map(() => 10));
  });

  test('half of the replicates released: each stands for twice as many', () => {
    const units = unitsOf('A', 0.1, ['I', 'I', 'I', 'I', 'I']);
    const { respondents } = respondentWeights(units, mainUnits, { adjust: false });
    expect(respondents.map(({ base }) => base)).toEqual([20, 20, 20, 20, 20]);
  });

  test('released reserve: main and reserve together stand for the stratum', () => {
    const units = unitsOf('B', 0.2, ['I', 'I', 'R', 'R', 'I']);
    const { respondents } = respondentWeights(units, mainUnits, { adjust: false });
    // Four main units of 20 persons and one reserve: 20 / 5.
    expect(respondents.map(({ base }) => base)).toEqual([4, 4, 4]);
  });

  test('non-response worked by hand, with the unknown shared by what is known', () => {
    // Ten released of a hundred, base 10. Respondents 4, eligible others 2 (R, NC), ineligible 2, unknown 2.
    // E = 60, e = 60 / 80 = 0.75, U = 20: (60 + 15) / 40 = 1.875.
    const outcomes: readonly AaporClass[] = ['I', 'R', 'NE', 'UO', 'I', 'I', 'NC', 'NE', 'UH', 'I'];
    const { respondents } = respondentWeights(unitsOf('A', 0.1, outcomes), mainUnits, { adjust: true });
    expect(respondents.map(({ caseKey, adjustment, weight }) => [caseKey, adjustment, weight])).toEqual([
      ['A 0', 1.875, 18.75],
      ['A 4', 1.875, 18.75],
      ['A 5', 1.875, 18.75],
      ['A 9', 1.875, 18.75],
    ]);
  });

  test('a stratum is adjusted within itself, one without respondents is named', () => {
    const units = [...unitsOf('A', 0.1, ['I', 'R']), ...unitsOf('B', 0.2, ['R', 'NC'])];
    const { respondents, withoutRespondents } = respondentWeights(units, mainUnits, { adjust: true });
    expect(respondents.map(({ adjustment }) => adjustment)).toEqual([2]);
    expect(withoutRespondents).toEqual(['B']);
  });

  test('strata of one class stand for each other, over their base weights', () => {
    const inClass = (units: ReleasedUnit[]) => units.map((unit) => ({ ...unit, classKey: 'both' }));
    // A: base 10 · 10 / 2 = 50 each; B: 4 / (0.2 · 2) = 10 each, nobody answered.
    const units = inClass([...unitsOf('A', 0.1, ['I', 'R']), ...unitsOf('B', 0.2, ['R', 'NC'])]);
    const { respondents, withoutRespondents } = respondentWeights(units, mainUnits, { adjust: true });
    expect(respondents.map(({ base, weight }) => [base, weight])).toEqual([[50, 120]]);
    expect(withoutRespondents).toEqual([]);
  });
});
