import type { DrawnUnit } from './drawn-unit.ts';
import type { FrameTransaction, Stratum } from './frame.ts';

/**
 * The agency that the forms of each stratum are about, in results and on the board of strata. Where a plan divides by areas
 * and not by agency, it is the agency that served all persons drawn there; if several did, the commune (or district) stands
 * for them, since that is what such a plan compares.
 *
 * @returns by stratum key; empty where neither is known
 */
export function agenciesOfStrata(
  strata: readonly Stratum[],
  units: readonly DrawnUnit[],
  transactions: readonly FrameTransaction[],
): Map<string, string> {
  const served = new Map<string, Set<string>>();
  if (strata.some(({ values }) => values.agency === undefined)) {
    const agencyOf = new Map(transactions.map(({ transactionKey, agency }) => [transactionKey, agency]));
    for (const { stratumKey, transactionKey } of units) {
      const agency = agencyOf.get(transactionKey) ?? '';
      served.set(stratumKey, (served.get(stratumKey) ?? new Set()).add(agency));
    }
  }
  return new Map(
    strata.map(({ stratumKey, values }) => {
      const [only = '', ...others] = served.get(stratumKey) ?? [];
      const area = [values.commune, values.district].filter((name) => name !== undefined && name !== '');
      const agency = only !== '' && others.length === 0 ? only : area.join(', ');
      return [stratumKey, values.agency ?? agency];
    }),
  );
}
