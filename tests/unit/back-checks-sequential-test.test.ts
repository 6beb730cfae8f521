import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  defaultSequentialTest,
  sequentialPath,
  sequentialTest,
} from '#domain/back-checks/statistics/sequential-test.ts';

const wald = sequentialTest(defaultSequentialTest);

function statesOf(results: string): string[] {
  return sequentialPath(
    wald,
    Array.from(results, (result) => result === 'x'),
  ).map(({ state }) => state);
}

describe('the sequential test of an operator', () => {
  // By hand: ln(0.20/0.05), ln(0.80/0.95), ln(0.90/0.05), ln(0.10/0.95).
  test('has the steps and boundaries of 5 % against 20 %, with errors of 5 % and 10 %', () => {
    expect(wald.failure).toBeCloseTo(1.3862943611198906, 12);
    expect(wald.pass).toBeCloseTo(-0.1718502569266592, 12);
    expect(wald.flagAt).toBeCloseTo(2.8903717578961645, 12);
    expect(wald.clearAt).toBeCloseTo(-2.2512917986064953, 12);
  });

  test('flags after three failed checks in a row and clears after 14 passed ones', () => {
    expect(statesOf('xxx')).toEqual(['continue', 'continue', 'flag']);
    expect(statesOf('.'.repeat(14))).toEqual([...Array.from({ length: 13 }, () => 'continue'), 'clear']);
  });

  test('weighs failures against passes: seven passes among three failures still flag, eight do not', () => {
    expect(statesOf('x.......xx').at(-1)).toBe('flag');
    expect(statesOf('x........xx').at(-1)).toBe('continue');
  });

  test('begins anew after clearing, so that good work does not buy later failures', () => {
    const path = sequentialPath(wald, [...Array.from({ length: 14 }, () => false), true, true, true]);
    expect(path[14]?.ratio).toBeCloseTo(wald.failure, 12);
    expect(path.at(-1)?.state).toBe('flag');
  });

  test('keeps a flag, whatever follows', () => {
    const path = sequentialPath(wald, [true, true, true, ...Array.from({ length: 40 }, () => false)]);
    expect(path.slice(2).every(({ state }) => state === 'flag')).toBe(true);
  });

  test('says what its path says, for any settings and results', () => {
    const settings = fc.record({
      p0: fc.double({ min: 0.01, max: 0.2, noNaN: true }),
      p1: fc.double({ min: 0.25, max: 0.9, noNaN: true }),
      alpha: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
      beta: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
    });
    fc.assert(
      fc.property(settings, fc.array(fc.boolean(), { maxLength: 60 }), (setting, results) => {
        const own = sequentialTest(setting);
        const path = sequentialPath(own, results);
        const flagged = path.findIndex(({ state }) => state === 'flag');
        for (const { ratio, state } of flagged < 0 ? path : path.slice(0, flagged + 1)) {
          expect(state).toBe(ratio >= own.flagAt ? 'flag' : ratio <= own.clearAt ? 'clear' : 'continue');
        }
        // A path is known before it ends: later checks change nothing of it.
        expect(path.slice(0, 10)).toEqual(sequentialPath(own, results.slice(0, 10)));
      }),
    );
  });

  /*
   * Wald's promise, computed without chance: the probabilities of all paths are carried on, check by check, until they
   * end. Errors may exceed α and β by Wald's own bounds only: α/(1 − β) and β/(1 − α).
   */
  test('flags a tolerable operator and clears a bad one no more often than promised', () => {
    const endings = (failing: number): { flagged: number; cleared: number } => {
      let open = new Map([['0,0', 1]]);
      let [flagged, cleared] = [0, 0];
      for (let check = 0; check < 2000; check += 1) {
        const next = new Map<string, number>();
        for (const [counts, probability] of open) {
          const [failures = 0, passes = 0] = counts.split(',').map(Number);
          for (const [f, p, chance] of [
            [failures + 1, passes, failing],
            [failures, passes + 1, 1 - failing],
          ] as const) {
            const ratio = f * wald.failure + p * wald.pass;
            const reached = probability * chance;
            if (ratio >= wald.flagAt) flagged += reached;
            else if (ratio <= wald.clearAt) cleared += reached;
            else next.set(`${f},${p}`, (next.get(`${f},${p}`) ?? 0) + reached);
          }
        }
        open = next;
      }
      return { flagged, cleared };
    };
    const { alpha, beta, p0, p1 } = defaultSequentialTest;
    const tolerable = endings(p0);
    expect(tolerable.flagged + tolerable.cleared).toBeCloseTo(1, 9);
    expect(tolerable.flagged).toBeLessThan(alpha / (1 - beta));
    expect(endings(p1).cleared).toBeLessThan(beta / (1 - alpha));
    expect(endings(0.02).flagged).toBeLessThan(0.01);
  });

  test('refuses settings that make no test', () => {
    for (const wrong of [
      { p0: 0.2, p1: 0.2 },
      { p0: 0 },
      { p1: 1 },
      { alpha: 0 },
      { beta: 0 },
      { alpha: 0.6, beta: 0.4 },
      { p0: Number.NaN },
    ])
      expect(() => sequentialTest({ ...defaultSequentialTest, ...wrong })).toThrow(RangeError);
  });
});
