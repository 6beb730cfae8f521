/*
 * Gwet's AC1: agreement beyond chance that stays meaningful when nearly everybody answers the same, where kappa falls to
 * 0 in spite of near-complete agreement. Gwet (2008), British Journal of Mathematical and Statistical Psychology 61,
 * 29–48; variance for two raters as given there.
 */

import {
  agreementShares,
  type AgreementShares,
  type AgreementTable,
  type AgreementTerms,
} from './agreement-table.ts';
import { type Agreement, agreementOf } from './kappa.ts';

/** What AC1 is computed from; null when there are no pairs or fewer than two categories. */
export function ac1Terms(table: AgreementTable): AgreementTerms | null {
  const shares = agreementShares(table);
  const size = table.categories.length;
  if (shares === null || size < 2) return null;
  const byChance = meanShares(shares).reduce((sum, share) => sum + share * (1 - share), 0) / (size - 1);
  return { observed: shares.agreement, byChance };
}

function meanShares({ original, recheck }: AgreementShares): number[] {
  return original.map((share, index) => (share + (recheck[index] ?? 0)) / 2);
}

/** Null when there are no pairs or fewer than two categories. */
export function gwetAc1(table: AgreementTable): Agreement | null {
  const shares = agreementShares(table);
  const terms = ac1Terms(table);
  if (shares === null || terms === null) return null;
  const { cells, agreement } = shares;
  const { byChance } = terms;
  const size = table.categories.length;
  const mean = meanShares(shares);
  const value = (agreement - byChance) / (1 - byChance);
  let agreeing = 0;
  let all = 0;
  cells.forEach((line, row) => {
    line.forEach((share, column) => {
      const [rowMean = 0, columnMean = 0] = [mean[row], mean[column]];
      if (row === column) agreeing += share * (1 - rowMean);
      all += share * (1 - (rowMean + columnMean) / 2) ** 2;
    });
  });
  const variance =
    (agreement * (1 - agreement) -
      4 * (1 - value) * (agreeing / (size - 1) - agreement * byChance) +
      4 * (1 - value) ** 2 * (all / (size - 1) ** 2 - byChance ** 2)) /
    (table.n * (1 - byChance) ** 2);
  return agreementOf(value, variance);
}
