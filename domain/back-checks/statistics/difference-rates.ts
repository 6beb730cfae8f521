/*
 * Gross and net difference rates and the index of inconsistency, as census offices report reinterviews: Hansen, Hurwitz
 * & Pritzker (1964), "The estimation and interpretation of gross differences and the simple response variance"; U.S.
 * Bureau of the Census (1985), Evaluating Censuses of Population and Housing, STD-ISP-TR-5.
 */

import { agreementShares, type AgreementTable } from './agreement-table.ts';

/** Customary bands of the index of inconsistency: below 20 % low, to 50 % moderate, above it high. */
export type InconsistencyBand = 'low' | 'moderate' | 'high';

export interface Inconsistency {
  /** Gross difference rate over what chance alone would give, 0 and more, 1 like chance; null when chance gives none. */
  index: number | null;
  band: InconsistencyBand | null;
}

export interface CategoryDifference extends Inconsistency {
  category: number;
  /** Share of pairs with the category on one side only. */
  gross: number;
  /** Share in the originals less share in the re-calls: above 0, the interviews had it too often. */
  net: number;
  /** Standard error of the net difference rate, for matched pairs (McNemar). */
  netStandardError: number;
}

export interface DifferenceRates extends Inconsistency {
  /** Share of pairs that differ. */
  gross: number;
  byCategory: CategoryDifference[];
}

/** Of one question, as a whole and for each category against all others. Null when there are no pairs. */
export function differenceRates(table: AgreementTable): DifferenceRates | null {
  const shares = agreementShares(table);
  if (shares === null) return null;
  const { cells, original, recheck, agreement } = shares;
  const byCategory = table.categories.map((category, index): CategoryDifference => {
    const [first = 0, second = 0, both = 0] = [original[index], recheck[index], cells[index]?.[index]];
    const gross = first + second - 2 * both;
    const net = first - second;
    return {
      category,
      gross,
      net,
      netStandardError: Math.sqrt(Math.max(0, gross - net ** 2) / table.n),
      ...inconsistency(gross, first * (1 - second) + second * (1 - first)),
    };
  });
  const byChance = original.reduce((sum, share, index) => sum + share * (recheck[index] ?? 0), 0);
  return { gross: 1 - agreement, ...inconsistency(1 - agreement, 1 - byChance), byCategory };
}

function inconsistency(gross: number, byChance: number): Inconsistency {
  // One category alone in both: what binary arithmetic leaves of 1 − 1 is no chance.
  if (byChance < 1e-12) return { index: null, band: null };
  const index = gross / byChance;
  return { index, band: index < 0.2 ? 'low' : index <= 0.5 ? 'moderate' : 'high' };
}
