/*
 * The share of bad interviews of each operator, drawn towards the whole room's share the more, the less is known of the
 * operator: three checks of which one failed accuse nobody. Beta-binomial empirical Bayes, the room's distribution by
 * moments: Kleinman (1973), JASA 68, 46–54. The intervals take that distribution for known (Morris 1983), so with few
 * operators they are somewhat short.
 */

import type { Draws } from './bad-share.ts';
import { betaProbability, betaQuantile } from './beta-distribution.ts';

/** An operator's checks with a result; may be effective numbers and need not be whole (effectiveChecks). */
export interface OperatorChecks {
  operator: string;
  checks: number;
  bad: number;
}

export interface OperatorRate extends OperatorChecks {
  /** Of the operator's checks alone; null without any. */
  ownRate: number | null;
  /** Parameters of the beta distribution of the operator's true share: bad and good, the room's and their own together. */
  a: number;
  b: number;
  /** Drawn towards the room's share: a / (a + b). */
  rate: number;
  /** 95 % credible interval, equal tails. */
  low: number;
  high: number;
  /** Probability that the operator's true share is above what is tolerable. */
  aboveTolerable: number;
}

/** How the true shares of operators are distributed in the room: a beta distribution, and what it is computed from. */
export interface RoomDistribution {
  /** Operators with a check; their checks and bad ones together. */
  operators: number;
  checks: number;
  bad: number;
  mean: number;
  /** Of the operators' own shares about the mean, each by its part of the checks. */
  spread: number;
  /** What the spread would be, over mean·(1 − mean), without any difference between operators and with complete one. */
  byChance: number;
  complete: number;
  /** Where the spread lies between the two, 0 and 1; null where nothing can be learned of it. */
  correlation: number | null;
  /** How many checks the room's share is worth for each operator: large when operators hardly differ. */
  weight: number;
}

/**
 * The room's distribution. Half a bad and half a good check are added to the mean, so that a room without a bad one yet
 * is not taken to be perfect. The weight is at least 1, and at most all checks of the room, which is also what it is
 * when operators differ no more than by chance.
 *
 * @throws RangeError when there are no checks, or more bad ones than checks
 */
export function roomDistribution(operators: readonly OperatorChecks[]): RoomDistribution {
  for (const { checks, bad } of operators) {
    if (!(bad >= 0 && bad <= checks)) throw new RangeError(`${bad} bad of ${checks} checks`);
  }
  const active = operators.filter(({ checks }) => checks > 0);
  const all = sum(active, ({ checks }) => checks);
  if (all === 0) throw new RangeError('No checks');
  const bad = sum(active, (one) => one.bad);
  const mean = (bad + 0.5) / (all + 1);
  const spread = sum(active, (one) => (one.checks / all) * (one.bad / one.checks - mean) ** 2);
  const byChance = (active.length - 1) / all;
  const complete = 1 - sum(active, ({ checks }) => (checks / all) ** 2);
  // With one check each, nothing can be learned of how operators differ.
  const room = complete - byChance;
  const correlation = room > 1e-9 ? (spread / (mean * (1 - mean)) - byChance) / room : null;
  const weight = correlation !== null && correlation > 0 ? 1 / correlation - 1 : all;
  return {
    operators: active.length,
    checks: all,
    bad,
    mean,
    spread,
    byChance,
    complete,
    correlation,
    weight: Math.min(all, Math.max(1, weight)),
  };
}

/** Each operator's share under the room's distribution. @throws RangeError as roomDistribution */
export function operatorRates(operators: readonly OperatorChecks[], tolerable: number): OperatorRate[] {
  const { mean, weight } = roomDistribution(operators);
  return operators.map((operator) => {
    const { checks, bad } = operator;
    const a = mean * weight + bad;
    const b = (1 - mean) * weight + checks - bad;
    return {
      ...operator,
      ownRate: checks === 0 ? null : bad / checks,
      a,
      b,
      rate: a / (a + b),
      low: betaQuantile(0.025, a, b),
      high: betaQuantile(0.975, a, b),
      aboveTolerable: 1 - betaProbability(tolerable, a, b),
    };
  });
}

export interface EffectiveChecks extends Omit<OperatorChecks, 'operator'> {
  /** Σw and Σw² over the checks with a result, and Σw over the bad ones. */
  size: number;
  squares: number;
  badSize: number;
}

/**
 * Checks chosen with unequal probabilities as so many that would tell as much with equal ones: Kish's effective number
 * (Σw)² / Σw², w = 1/π, of which the Hájek share is bad. Those without a result are left out.
 */
export function effectiveChecks(draws: readonly Omit<Draws, 'drawn'>[]): EffectiveChecks {
  const size = sum(draws, ({ probability, reached }) => reached / probability);
  const squares = sum(draws, ({ probability, reached }) => reached / probability ** 2);
  const badSize = sum(draws, ({ probability, bad }) => bad / probability);
  if (size === 0) return { checks: 0, bad: 0, size, squares, badSize };
  const checks = size ** 2 / squares;
  return { checks, bad: Math.min(1, badSize / size) * checks, size, squares, badSize };
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
