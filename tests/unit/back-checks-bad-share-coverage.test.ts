import { describe, expect, test } from 'vitest';

import {
  backCheckMonth,
  selectionPolicies,
  type SelectionPolicyName,
  type SimulatedInterview,
} from '#cli/simulations/back-check-month.ts';
import { roomAssumptions } from '#cli/simulations/back-check-room.ts';
import { summaryOf } from '#cli/simulations/back-check-summary.ts';
import { badShare } from '#domain/back-checks/statistics/bad-share.ts';
import { uniformFrom } from '#tests/support/uniform-numbers.ts';

/*
 * Does the interval around the share of bad interviews cover the true share as often as it says? Counted over 10,000
 * samples with a fixed beginning, drawn with the probabilities that simulated months gave their interviews.
 */

function monthOf(policy: SelectionPolicyName, fabricators: number, honestFails: number, seed: number) {
  return backCheckMonth({ operators: 20, fabricators, share: 0.2, seed }, selectionPolicies[policy], {
    ...roomAssumptions,
    honestFails,
  });
}

function isCovered(interviews: readonly SimulatedInterview[], uniform: () => number): boolean {
  const drawn = interviews.filter(({ probability }) => uniform() < probability);
  const truth = interviews.filter(({ bad }) => bad).length / interviews.length;
  const estimate = badShare(drawn, { completed: interviews.length, bad: 0, good: 0 });
  return estimate !== null && estimate.low <= truth && truth <= estimate.high;
}

const months = 100;
const samplesPerMonth = 100;

describe(
  'over 10,000 samples the 95 % interval covers the true share 93 to 97 times in 100',
  { timeout: 60_000 },
  () => {
    test.each([
      ['flat-10', 0, 0.012],
      ['flat-10', 2, 0.03],
      ['risk', 0, 0.012],
      ['risk', 2, 0.01],
      ['risk', 2, 0.03],
    ] as const)(
      'selection %s, %i fabricators, %f of honest interviews failing',
      (policy, fabricators, honestFails) => {
        const uniform = uniformFrom(2024);
        let covered = 0;
        for (let seed = 1; seed <= months; seed += 1) {
          const interviews = monthOf(policy, fabricators, honestFails, seed).flatMap(
            (month) => month.interviews,
          );
          for (let sample = 0; sample < samplesPerMonth; sample += 1) {
            if (isCovered(interviews, uniform)) covered += 1;
          }
        }
        const coverage = covered / (months * samplesPerMonth);
        expect(coverage).toBeGreaterThanOrEqual(0.93);
        expect(coverage).toBeLessThanOrEqual(0.97);
      },
    );
  },
);

test(
  'the estimate is unbiased although earlier results move later probabilities',
  { timeout: 60_000 },
  () => {
    const errors = Array.from({ length: 400 }, (_, index) => {
      const { badShare: truth, estimate } = summaryOf(monthOf('risk', 2, 0.03, index + 1));
      return (estimate?.share ?? 0) - truth;
    });
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    const spread = Math.sqrt(
      errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (errors.length - 1),
    );
    // Three standard errors of the mean; they are a tenth of a percentage point together.
    expect(spread / Math.sqrt(errors.length)).toBeLessThan(0.0007);
    expect(Math.abs(mean)).toBeLessThan((3 * spread) / Math.sqrt(errors.length));
  },
);
