import type { SizeRule } from './plan.ts';

/*
 * Sample sizes from a population size. Both formulas are for estimating a share from a simple random sample;
 * design effects are not in them.
 */

/**
 * Persons to interview out of a population of N, rounded up and never above N.
 *
 * - `yamane`: n = N / (1 + N·e²). Yamane, T. (1967), Statistics: An Introductory Analysis, 2nd ed., p. 886; the
 *   guidance of Bộ Nội vụ for 2013–2014 uses it with e = 5 %, N being the transactions of a service in the period.
 * - `cochran`: n₀ = z²·p·(1 − p) / e², n = n₀ / (1 + (n₀ − 1) / N). Cochran, W. G. (1977), Sampling Techniques,
 *   3rd ed., section 4.4.
 */
export function sizeByRule(rule: SizeRule, population: number): number {
  if (population <= 0) return 0;
  return Math.min(population, roundUp(exactSize(rule, population)));
}

function exactSize(rule: SizeRule, population: number): number {
  if (rule.kind === 'yamane') return population / (1 + population * rule.e ** 2);
  const unlimited = (rule.z ** 2 * rule.p * (1 - rule.p)) / rule.e ** 2;
  return unlimited / (1 + (unlimited - 1) / population);
}

/** Up to the next whole number; the tolerance keeps an exact 200 that binary arithmetic made 200.00000000000003. */
function roundUp(size: number): number {
  return Math.ceil(size - 1e-9);
}
