/* How wide the 95 % interval of a share will be, before anybody has been asked. */

/** 97.5 % point of the normal distribution: the interval covers 95 %. */
const z = 1.959963984540054;

/** One stratum, or several that are looked at together. */
export interface ExpectedInterviews {
  /** Persons who could be drawn; 0 when unknown, which is taken for many. */
  persons: number;
  interviews: number;
  /** How much wider areas make the variance than persons drawn one by one; 1 without stages. */
  designEffect: number;
}

/**
 * Kish's effect of drawing areas (Survey Sampling, 1965, 5.4): 1 + (b − 1)·ρ for b interviews in each area, whose
 * answers are correlated by ρ.
 */
export function areaEffect(interviewsPerArea: number, correlation: number): number {
  return 1 + Math.max(0, interviewsPerArea - 1) * correlation;
}

/**
 * Half the width of the 95 % interval of a share over the strata, weighted by their persons; null without interviews.
 * Strata without interviews are not represented. Variance of a stratum p(1 − p)/m · (N − m)/(N − 1), Cochran (1977)
 * 3.2 and, over strata, 5.2.
 *
 * @param share Expected share, 0 to 1.
 * @returns As a share: 0.05 is five points.
 */
export function marginOfError(strata: readonly ExpectedInterviews[], share: number): number | null {
  const asked = strata.filter(({ interviews }) => interviews > 0);
  if (asked.length === 0) return null;
  const weights = asked.map(({ persons, interviews }) => (persons > 0 ? persons : interviews));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const variance = asked.reduce((sum, { persons, interviews, designEffect }, index) => {
    const left = persons > 1 ? Math.max(0, persons - interviews) / (persons - 1) : persons === 1 ? 0 : 1;
    return (
      sum + ((weights[index] ?? 0) / all) ** 2 * ((share * (1 - share)) / interviews) * left * designEffect
    );
  }, 0);
  return z * Math.sqrt(variance);
}
