import { wantedInAll } from './allocate.ts';
import type { Stratum } from './frame.ts';
import type { SamplePlan } from './plan.ts';
import { partName } from './strata.ts';

/**
 * Persons that the totals of a plan's parts ask for beyond what all their strata together gave, of a sample that has been
 * drawn. No stratum lacks them: each gave all that it has or may.
 */
export function missingOfTotals(
  plan: SamplePlan,
  strata: readonly (Pick<Stratum, 'part' | 'transactions' | 'persons'> & { n: number })[],
): number {
  return plan.parts.reduce((missing, part) => {
    const { allocation } = part;
    if (allocation.kind !== 'proportional' && allocation.kind !== 'neyman') return missing;
    const own = strata.filter((stratum) => stratum.part === partName(part));
    const drawn = own.reduce((sum, { n }) => sum + n, 0);
    return missing + Math.max(0, wantedInAll(allocation, own) - drawn);
  }, 0);
}
