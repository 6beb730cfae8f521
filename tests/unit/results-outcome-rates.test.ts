import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { aaporClasses, aaporProfiles, dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { aaporOf } from '#domain/attempts/dispositions.ts';
import { outcomeClassOf } from '#domain/results/outcome-rates-classes.ts';
import { outcomeRateFormula, outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import type { OutcomeRateName } from '#domain/results/outcome-rates-rules.ts';
import { countOutcomes, outcomeRates } from '#domain/results/outcome-rates.ts';
import type { EligibilityChoice, OutcomeCounts } from '#domain/results/outcome-rates.ts';

const none = { I: 0, P: 0, R: 0, NC: 0, O: 0, UH: 0, UO: 0, NE: 0 };

function valuesOf(counts: OutcomeCounts, choice?: EligibilityChoice): Record<OutcomeRateName, number | null> {
  const { rates } = outcomeRates(counts, choice);
  const values = outcomeRateNames.map((name) => [name, rates[name].value] as const);
  return Object.fromEntries(values) as Record<OutcomeRateName, number | null>;
}

describe('outcome rates', () => {
  /*
   * By hand. Known eligible: 400 + 20 + 150 + 80 + 50 = 700. Not eligible 300, so e = 700 / 1000 = 0.7. Unknown:
   * 200 + 100 = 300, of which e takes 210. Denominators: 1000 (all), 910 (e), 700 (none); contacted
   * 400 + 20 + 150 + 50 = 620; able to answer 570.
   */
  const counts = { I: 400, P: 20, R: 150, NC: 80, O: 50, UH: 200, UO: 100, NE: 300 };
  test('equal those computed by hand, with e from the cases of known eligibility', () => {
    expect(outcomeRates(counts).e).toEqual({ UH: 0.7, UO: 0.7 });
    expect(valuesOf(counts)).toEqual({
      RR1: 0.4,
      RR2: 0.42,
      RR3: 400 / 910,
      RR4: 420 / 910,
      RR5: 400 / 700,
      RR6: 0.6,
      COOP1: 400 / 620,
      COOP2: 420 / 620,
      COOP3: 400 / 570,
      COOP4: 420 / 570,
      REF1: 0.15,
      REF2: 150 / 910,
      REF3: 150 / 700,
      CON1: 0.62,
      CON2: 620 / 910,
      CON3: 620 / 700,
    });
  });

  test('take a given e, one for households and another for the other unknown cases if they differ', () => {
    // 700 + 0.25·200 + 0.5·100 = 800.
    const { rates, e } = outcomeRates(counts, { kind: 'given', UH: 0.25, UO: 0.5 });
    expect(e).toEqual({ UH: 0.25, UO: 0.5 });
    expect(rates.RR3).toEqual({ numerator: 400, denominator: 800, value: 0.5, undefinedBecause: null });
    expect(rates.RR4.value).toBe(0.525);
    expect(rates.REF2.value).toBe(0.1875);
    expect(rates.CON2.value).toBe(0.775);
    expect(rates.RR1.value).toBe(0.4);
  });

  /*
   * The same 242 cases under the two profiles, by hand from the formulas of the Standard Definitions. I 120, P 6,
   * R 10 + 4 + 6 = 20, O 3 + 4 + 1 = 8, UH 22 + 6 + 2 = 30 under both.
   * named-list: NC 9 + 5 + 2 moved = 16; UO 4 + 10 + 5 + 3 = 22; NE 10. Known eligible 170, e = 170/180 = 17/18,
   *   e·U = 52·17/18 = 442/9. Denominators: 222 (all), 170 + 442/9 = 1972/9 (e), 170 (none).
   * rdd: who moved, dead numbers, wrong persons and denials are not eligible: NC 14; UO 4; NE 10 + 2 + 10 + 5 + 3 = 30.
   *   Known eligible 168, e = 168/198 = 28/33, e·U = 34·28/33 = 952/33. Denominators: 202, 168 + 952/33 = 6496/33, 168.
   * Contacted 120 + 6 + 20 + 8 = 154, of whom 146 able to answer, under both.
   */
  const calls = [
    ['complete', 120],
    ['partial', 6],
    ['refusal-hard', 10],
    ['refusal-household', 4],
    ['break-off', 6],
    ['not-available', 9],
    ['voicemail-confirmed', 5],
    ['moved', 2],
    ['language-barrier', 3],
    ['unable', 4],
    ['checks-caller', 1],
    ['no-answer', 22],
    ['busy', 6],
    ['voicemail', 2],
    ['hung-up', 4],
    ['number-not-in-use', 10],
    ['wrong-person', 5],
    ['transaction-denied', 3],
    ['ineligible', 10],
  ] as const;
  const cooperation = { COOP1: 120 / 154, COOP2: 126 / 154, COOP3: 120 / 146, COOP4: 126 / 146 };
  test.each([
    {
      profile: 'named-list',
      classes: { NC: 16, UO: 22, NE: 10 },
      e: 17 / 18,
      byHand: {
        RR1: 120 / 222,
        RR2: 126 / 222,
        RR3: 1080 / 1972,
        RR4: 1134 / 1972,
        RR5: 120 / 170,
        RR6: 126 / 170,
        ...cooperation,
        REF1: 20 / 222,
        REF2: 180 / 1972,
        REF3: 20 / 170,
        CON1: 154 / 222,
        CON2: 1386 / 1972,
        CON3: 154 / 170,
      },
    },
    {
      profile: 'rdd',
      classes: { NC: 14, UO: 4, NE: 30 },
      e: 28 / 33,
      byHand: {
        RR1: 120 / 202,
        RR2: 126 / 202,
        RR3: 3960 / 6496,
        RR4: 4158 / 6496,
        RR5: 120 / 168,
        RR6: 126 / 168,
        ...cooperation,
        REF1: 20 / 202,
        REF2: 660 / 6496,
        REF3: 20 / 168,
        CON1: 154 / 202,
        CON2: 5082 / 6496,
        CON3: 154 / 168,
      },
    },
  ] as const)('of the same calls, every one by hand, under the profile $profile', (wanted) => {
    const classes = countOutcomes(
      calls.map(([code, count]) => ({ aaporClass: aaporOf(code, wanted.profile).aaporClass, count })),
    );
    expect(classes).toEqual({ I: 120, P: 6, R: 20, O: 8, UH: 30, ...wanted.classes });
    expect(outcomeRates(classes).e).toEqual({ UH: wanted.e, UO: wanted.e });
    expect(valuesOf(classes)).toEqual(wanted.byHand);
  });

  test('without a case in the denominator are undefined, and say why', () => {
    for (const name of outcomeRateNames)
      expect(outcomeRates(none).rates[name]).toEqual({
        numerator: 0,
        denominator: 0,
        value: null,
        undefinedBecause: 'denominator-zero',
      });
    const unanswered = outcomeRates({ ...none, NC: 3 }).rates;
    expect([unanswered.COOP1.value, unanswered.CON1.value, unanswered.RR5.value]).toEqual([null, 0, 0]);
  });

  test('that need e are undefined when nobody’s eligibility is known, unless e is given', () => {
    const unknown = { ...none, UH: 5, UO: 1 };
    const { rates, e } = outcomeRates(unknown);
    expect(e).toBeNull();
    expect(rates.RR3).toMatchObject({ denominator: null, value: null, undefinedBecause: 'e-unknown' });
    expect(rates.RR1.value).toBe(0);
    expect(rates.RR5.undefinedBecause).toBe('denominator-zero');
    expect(outcomeRates(unknown, { kind: 'given', UH: 0.5, UO: 0.5 }).rates.RR3.value).toBe(0);
    expect(outcomeRates(unknown, { kind: 'given', UH: 0, UO: 0 }).rates.RR3.undefinedBecause).toBe(
      'denominator-zero',
    );
  });

  test('print their formula', () => {
    expect(outcomeRateFormula('RR3')).toBe('I / (I + P + R + NC + O + e·(UH + UO))');
    expect(outcomeRateFormula('COOP4')).toBe('(I + P) / (I + P + R)');
    expect(outcomeRateFormula('CON1')).toBe('(I + P + R + O) / (I + P + R + NC + O + UH + UO)');
  });

  test('refuse counts and an e that make no sense', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => outcomeRates({ ...none, R: wrong })).toThrow(RangeError);
    for (const wrong of [-0.1, 1.01, Number.NaN])
      expect(() => outcomeRates(counts, { kind: 'given', UH: 0.5, UO: wrong })).toThrow(RangeError);
  });
});

const count = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1_000_000 }));
const anyCounts = fc.record({
  I: count,
  P: count,
  R: count,
  NC: count,
  O: count,
  UH: count,
  UO: count,
  NE: count,
});
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const anyChoice: fc.Arbitrary<EligibilityChoice> = fc.oneof(
  fc.constant({ kind: 'proportional' as const }),
  fc.record({ kind: fc.constant('given' as const), UH: share, UO: share }),
);

function inOrder(...values: (number | null)[]): void {
  const defined = values.filter((value) => value !== null);
  expect(defined).toEqual(defined.toSorted((a, b) => a - b));
}

describe('whatever the counts and e', () => {
  test('every rate is a share, and stricter denominators never raise it', () => {
    fc.assert(
      fc.property(anyCounts, anyChoice, (counts, choice) => {
        const rate = valuesOf(counts, choice);
        for (const value of Object.values(rate)) {
          expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        }
        inOrder(rate.RR1, rate.RR3, rate.RR5);
        inOrder(rate.RR2, rate.RR4, rate.RR6);
        inOrder(rate.REF1, rate.REF2, rate.REF3);
        inOrder(rate.CON1, rate.CON2, rate.CON3);
        inOrder(rate.RR1, rate.RR2, rate.CON1);
        inOrder(rate.RR3, rate.RR4, rate.CON2);
        inOrder(rate.RR5, rate.RR6, rate.CON3);
        inOrder(rate.RR5, rate.COOP1, rate.COOP3);
        inOrder(rate.RR6, rate.COOP2, rate.COOP4);
        inOrder(rate.COOP1, rate.COOP2);
        inOrder(rate.COOP3, rate.COOP4);
      }),
    );
  });

  test('e = 1 makes rates 3 and 4 equal to 1 and 2, e = 0 to 5 and 6', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const all = valuesOf(counts, { kind: 'given', UH: 1, UO: 1 });
        expect([all.RR3, all.RR4, all.REF2, all.CON2]).toEqual([all.RR1, all.RR2, all.REF1, all.CON1]);
        const no = valuesOf(counts, { kind: 'given', UH: 0, UO: 0 });
        expect([no.RR3, no.RR4, no.REF2, no.CON2]).toEqual([no.RR5, no.RR6, no.REF3, no.CON3]);
      }),
    );
  });

  test('what is answered, refused, not reached and unknown adds up to all cases; RR is contact times cooperation', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const { RR2, REF1, RR1, CON1, COOP1, RR5, CON3 } = valuesOf(counts);
        const { I, P, R, NC, O, UH, UO } = counts;
        const all = I + P + R + NC + O + UH + UO;
        fc.pre(RR2 !== null && REF1 !== null && RR1 !== null && CON1 !== null && COOP1 !== null);
        expect(RR2 + REF1 + (NC + O + UH + UO) / all).toBeCloseTo(1, 12);
        expect(CON1 + (NC + UH + UO) / all).toBeCloseTo(1, 12);
        expect(CON1 * COOP1).toBeCloseTo(RR1, 12);
        expect((CON3 ?? 0) * COOP1).toBeCloseTo(RR5 ?? -1, 12);
      }),
    );
  });

  test('a sample k times as large with the same outcomes has exactly the same rates', () => {
    fc.assert(
      fc.property(anyCounts, anyChoice, fc.integer({ min: 2, max: 1000 }), (counts, choice, k) => {
        const larger = countOutcomes(
          aaporClasses.map((aaporClass) => ({ aaporClass, count: k * counts[aaporClass] })),
        );
        expect(valuesOf(larger, choice)).toEqual(valuesOf(counts, choice));
      }),
    );
  });

  test('one more interview never lowers a response rate, one more refusal never raises one', () => {
    const responseRates = ['RR1', 'RR2', 'RR5', 'RR6', 'COOP1', 'COOP3'] as const;
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const before = valuesOf(counts);
        const completed = valuesOf({ ...counts, I: counts.I + 1 });
        const refused = valuesOf({ ...counts, R: counts.R + 1 });
        for (const name of responseRates) {
          expect(completed[name]).toBeGreaterThanOrEqual(before[name] ?? 0);
          expect(refused[name]).toBeLessThanOrEqual(before[name] ?? 1);
        }
        const turned = valuesOf({ ...counts, I: counts.I + 1 }, { kind: 'given', UH: 0.3, UO: 0.6 });
        const given = valuesOf(counts, { kind: 'given', UH: 0.3, UO: 0.6 });
        expect(turned.RR3).toBeGreaterThanOrEqual(given.RR3 ?? 0);
      }),
    );
  });

  test('cases known to be not eligible touch nothing but e', () => {
    fc.assert(
      fc.property(anyCounts, share, share, (counts, UH, UO) => {
        const choice = { kind: 'given', UH, UO } as const;
        expect(valuesOf({ ...counts, NE: counts.NE + 7 }, choice)).toEqual(valuesOf(counts, choice));
      }),
    );
  });
});

test('each case is in exactly one class, whatever became of it and whichever the profile', () => {
  const outcomes = fc.array(fc.constantFrom(...dispositionCodes), { maxLength: 60 });
  fc.assert(
    fc.property(outcomes, fc.constantFrom(...aaporProfiles), (codes, profile) => {
      const counts = countOutcomes(
        codes.map((code) => ({ aaporClass: aaporOf(code, profile).aaporClass, count: 1 })),
      );
      const all = aaporClasses.reduce((sum, aaporClass) => sum + counts[aaporClass], 0);
      expect(all).toBe(codes.length);
    }),
  );
});

describe('the class of an outcome as a file states it', () => {
  test('is the same for our code, its AAPOR code and the class itself, under both profiles', () => {
    for (const profile of ['named-list', 'rdd'] as const) {
      for (const code of dispositionCodes) {
        const { aapor, aaporClass } = aaporOf(code, profile);
        for (const text of [code, ` ${code.toUpperCase()} `, aapor, aapor.replace('.', ','), aaporClass])
          expect([text, outcomeClassOf(text, profile)]).toEqual([text, aaporClass]);
      }
    }
  });

  test.each([
    ['1.10', 'I', 'I'],
    ['1.2', 'P', 'P'],
    ['2.112', 'R', 'R'],
    ['2.2', 'NC', 'NC'],
    ['2.36', 'O', 'O'],
    ['3.161', 'UH', 'UH'],
    ['3.20', 'UO', 'UO'],
    ['3.90', 'UO', 'UO'],
    ['4.10', 'NE', 'NE'],
    ['4.20', 'UO', 'NE'],
    ['4.31', 'UO', 'NE'],
    ['4.44', 'UO', 'NE'],
    ['4.51', 'UO', 'NE'],
    ['4.70', 'NE', 'NE'],
    ['4.80', 'NE', 'NE'],
    ['ne', 'NE', 'NE'],
  ])('%s is %s in a list of named persons and %s among random numbers', (text, named, random) => {
    expect(outcomeClassOf(text, 'named-list')).toBe(named);
    expect(outcomeClassOf(text, 'rdd')).toBe(random);
  });

  test.each(['', '1', '1.0', '2.0', '2.4', '3.0', '3.5', '4.0', '4.6', '5.1', '1.1x', 'xong', '0', '-1.1'])(
    '%j names none',
    (text) => {
      expect(outcomeClassOf(text, 'named-list')).toBeNull();
      expect(outcomeClassOf(text, 'rdd')).toBeNull();
    },
  );
});
