import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  defaultRiskSelection,
  type InterviewStanding,
  drawOf,
  riskSelection,
} from '#domain/back-checks/selection-by-risk.ts';

/** Chosen with this probability. */
const isChosen = (seed: string, key: string, probability: number) => drawOf(seed, key) < probability;

const nothingOwed = { checks: 0, interviews: 50 };
const ordinary: InterviewStanding = {
  ruleFired: false,
  flagged: false,
  evidence: 0,
  operator: { checked: 0, failed: 0 },
  owed: { operator: nothingOwed, agency: nothingOwed },
};

function selection(standing: Partial<InterviewStanding>) {
  return riskSelection(defaultRiskSelection, { ...ordinary, ...standing });
}

const anyStanding: fc.Arbitrary<InterviewStanding> = fc.record({
  ruleFired: fc.boolean(),
  flagged: fc.boolean(),
  evidence: fc.double({ min: -30, max: 30, noNaN: true }),
  operator: fc
    .integer({ min: 0, max: 300 })
    .chain((checked) =>
      fc.record({ checked: fc.constant(checked), failed: fc.integer({ min: 0, max: checked }) }),
    ),
  owed: fc.record({
    operator: fc.record({
      checks: fc.integer({ min: -3, max: 5 }),
      interviews: fc.integer({ min: 0, max: 90 }),
    }),
    agency: fc.record({
      checks: fc.integer({ min: -3, max: 5 }),
      interviews: fc.integer({ min: 0, max: 90 }),
    }),
  }),
});

describe('the probability of being re-called', () => {
  test('is the floor for an interview of which nothing speaks, of an operator of whom nothing is known', () => {
    expect(selection({})).toMatchObject({ probability: 0.03, reason: 'floor' });
    expect(selection({}).risk).toBeCloseTo(0.04, 12);
  });

  test('is certain where a rule of evidence fired, and for every interview of a flagged operator', () => {
    expect(selection({ ruleFired: true })).toMatchObject({ probability: 1, reason: 'rule-fired' });
    expect(selection({ flagged: true, evidence: -9 })).toMatchObject({
      probability: 1,
      reason: 'operator-flagged',
    });
  });

  // By hand: odds 0.04/0.96 times 8 are 1/3, so the risk is 0.25; 0.03 + 20·(0.25 − 0.20) = 1.03, that is certain.
  test('rises with the evidence on the scale of odds', () => {
    expect(selection({ evidence: Math.log(8) }).risk).toBeCloseTo(0.25, 12);
    expect(selection({ evidence: Math.log(8) })).toMatchObject({ probability: 1, reason: 'risk' });
    // Odds 0.04/0.96 · 6.24 = 0.26: risk 0.26/1.26 = 0.20635; 0.03 + 20·0.00635 = 0.15698.
    const middling = selection({ evidence: Math.log(6.24) });
    expect(middling.probability).toBeCloseTo(0.03 + 20 * (0.26 / 1.26 - 0.2), 12);
    expect(selection({ evidence: -5 })).toMatchObject({ probability: 0.03, reason: 'floor' });
  });

  // By hand: (0.04·4 + 1) / (4 + 1) = 0.232; 0.03 + 20·0.032 = 0.67.
  test('rises for all of an operator’s interviews after a failed check, and falls again with passed ones', () => {
    expect(selection({ operator: { checked: 1, failed: 1 } }).probability).toBeCloseTo(0.67, 12);
    expect(selection({ operator: { checked: 3, failed: 1 } })).toMatchObject({ probability: 0.03 });
  });

  test('gives each operator and agency its minimum: the last interviews of a period are certain when it is still owed', () => {
    const owing = (checks: number, interviews: number) =>
      selection({ owed: { operator: { checks, interviews }, agency: nothingOwed } });
    expect(owing(2, 20)).toMatchObject({ probability: 0.1, reason: 'operator-owed' });
    expect(owing(2, 2).probability).toBe(1);
    expect(owing(1, 0).probability).toBe(1);
    expect(owing(-1, 5).probability).toBe(0.03);
    expect(
      selection({ owed: { operator: nothingOwed, agency: { checks: 1, interviews: 4 } } }),
    ).toMatchObject({
      probability: 0.25,
      reason: 'agency-owed',
    });
  });

  test('is never below the floor nor above 1, and never falls as suspicion grows', () => {
    fc.assert(
      fc.property(anyStanding, fc.double({ min: 0, max: 10, noNaN: true }), (standing, more) => {
        const { probability, risk } = riskSelection(defaultRiskSelection, standing);
        expect(probability).toBeGreaterThanOrEqual(0.03);
        expect(probability).toBeLessThanOrEqual(1);
        expect(risk).toBeGreaterThanOrEqual(0);
        expect(risk).toBeLessThanOrEqual(1);
        // Less what logarithm and exponential may lose in binary arithmetic.
        const atLeast = probability - 1e-12;
        const graver = { ...standing, evidence: standing.evidence + more };
        expect(riskSelection(defaultRiskSelection, graver).probability).toBeGreaterThanOrEqual(atLeast);
        const { checked, failed } = standing.operator;
        const failing = { ...standing, operator: { checked: checked + 1, failed: failed + 1 } };
        expect(riskSelection(defaultRiskSelection, failing).probability).toBeGreaterThanOrEqual(atLeast);
        expect(riskSelection(defaultRiskSelection, { ...standing, ruleFired: true }).probability).toBe(1);
      }),
    );
  });

  test('refuses settings that make no sense', () => {
    for (const wrong of [
      { floor: 0 },
      { floor: 1.1 },
      { tolerableRisk: -0.1 },
      { perRisk: -1 },
      { expectedBad: 0 },
      { expectedBad: 1 },
      { expectationWeight: 0 },
      { perRisk: Number.NaN },
    ])
      expect(() => riskSelection({ ...defaultRiskSelection, ...wrong }, ordinary)).toThrow(RangeError);
  });
});

describe('the draw of one interview', () => {
  // Worked out apart from this code: SHA-256 of "back-check by risk\nvi-du\n1", first 12 hex digits, over 2⁴⁸ = 0.9346779322.
  test('is fixed by the seed and the interview, for ever', () => {
    expect(isChosen('vi-du', '1', 0.934677933)).toBe(true);
    expect(isChosen('vi-du', '1', 0.934677931)).toBe(false);
  });

  test('chooses with the probability it is given, and a greater one keeps whom a smaller one chose', () => {
    const keys = Array.from({ length: 4000 }, (_, index) => `phiếu ${index}`);
    const chosen = (probability: number) => keys.filter((key) => isChosen('2024', key, probability));
    for (const probability of [0.03, 0.1, 0.5]) {
      // Four standard errors of a share in 4.000 draws.
      const tolerance = 4 * Math.sqrt((probability * (1 - probability)) / keys.length);
      expect(Math.abs(chosen(probability).length / keys.length - probability)).toBeLessThan(tolerance);
    }
    expect(chosen(0.5)).toEqual(expect.arrayContaining(chosen(0.1)));
    expect([chosen(1).length, chosen(0).length]).toEqual([keys.length, 0]);
  });

  test('says nothing of the next one', () => {
    const keys = Array.from({ length: 4000 }, (_, index) => String(index));
    const both = keys.filter(
      (key, index) => isChosen('s', key, 0.5) && isChosen('s', keys[index + 1] ?? 'end', 0.5),
    );
    expect(Math.abs(both.length / keys.length - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / keys.length));
  });
});
