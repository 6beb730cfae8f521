/* AAPOR outcome rates of the published cases; see published-figures.ts for why domain and server share them. */
import type { AaporProfile } from '#domain/attempts/disposition-codes.ts';
import { aaporOf } from '#domain/attempts/dispositions.ts';
import {
  countOutcomes,
  eligibilityBy,
  type OutcomeCounts,
  outcomeRates,
  type OutcomeRates,
} from '#domain/results/outcome-rates.ts';
import type { PublishedCase } from './public-data.ts';

export interface PublishedRates {
  cases: number;
  counts: OutcomeCounts;
  /** 0–1; null where a rate is undefined. */
  rates: Record<string, number | null>;
  /** Share of the cases of unknown eligibility that is taken to be eligible. */
  e: OutcomeRates['e'];
}

/**
 * AAPOR outcome rates of the published cases; one that was never called is of unknown eligibility.
 *
 * @param eligible e as the survey chose it; null for proportional allocation
 */
export function publishedRates(
  cases: readonly PublishedCase[],
  profile: AaporProfile,
  eligible: { UH: number; UO: number } | null,
): PublishedRates {
  const counts = countOutcomes(
    cases.map(({ disposition }) => ({
      aaporClass: disposition === null ? ('UH' as const) : aaporOf(disposition, profile).aaporClass,
      count: 1,
    })),
  );
  const { rates, e } = outcomeRates(counts, eligibilityBy(eligible));
  return {
    cases: cases.length,
    counts,
    rates: Object.fromEntries(Object.entries(rates).map(([name, { value }]) => [name, value])),
    e,
  };
}
