/*
 * The share of bad interviews of each operator, drawn towards the whole room's share the more, the less is known of the
 * operator: three checks of which one failed accuse nobody. Beta-binomial empirical Bayes, the room's distribution by
 * moments: Kleinman (1973), JASA 68, 46–54. The intervals take that distribution for known (Morris 1983), so with few
 * operators they are somewhat short.
 */

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
  /** Drawn towards the room's share. */
  rate: number;
  /** 95 % credible interval, equal tails. */
  low: number;
  high: number;
  /** Probability that the operator's true share is above what is tolerable. */
  aboveTolerable: number;
}

/** How the true shares of operators are distributed in the room: a beta distribution. */
export interface RoomDistribution {
  mean: number;
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
  const mean = (sum(active, ({ bad }) => bad) + 0.5) / (all + 1);
  const spread = sum(active, ({ checks, bad }) => (checks / all) * (bad / checks - mean) ** 2);
  // What the spread would be, over mean·(1 − mean), without any difference between operators and with complete one.
  const byChance = (active.length - 1) / all;
  const complete = 1 - sum(active, ({ checks }) => (checks / all) ** 2);
  // With one check each, nothing can be learned of how operators differ.
  const room = complete - byChance;
  const correlation = room > 1e-9 ? (spread / (mean * (1 - mean)) - byChance) / room : 0;
  const weight = correlation > 0 ? 1 / correlation - 1 : all;
  return { mean, weight: Math.min(all, Math.max(1, weight)) };
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
      rate: a / (a + b),
      low: betaQuantile(0.025, a, b),
      high: betaQuantile(0.975, a, b),
      aboveTolerable: 1 - betaProbability(tolerable, a, b),
    };
  });
}

/**
 * Checks chosen with unequal probabilities as so many that would tell as much with equal ones: Kish's effective number
 * (Σw)² / Σw², w = 1/π, of which the Hájek share is bad.
 */
export function effectiveChecks(
  checks: readonly { probability: number; bad: boolean }[],
): Omit<OperatorChecks, 'operator'> {
  if (checks.length === 0) return { checks: 0, bad: 0 };
  const size = sum(checks, ({ probability }) => 1 / probability);
  const effective = size ** 2 / sum(checks, ({ probability }) => 1 / probability ** 2);
  const share = sum(checks, ({ probability, bad }) => (bad ? 1 / probability : 0)) / size;
  return { checks: effective, bad: Math.min(1, share) * effective };
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
