// Figures of phúc tra computed again from the counts that their pages show.
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import type { ReliabilityRow } from '#contract/back-check-statistics.ts';
import { badShare, drawnInterviews } from '#domain/back-checks/statistics/bad-share.ts';
import { differenceRates } from '#domain/back-checks/statistics/difference-rates.ts';
import { gwetAc1 } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { kappa } from '#domain/back-checks/statistics/kappa.ts';

/** To twelve digits: the order of interviews decides the last bits of a sum. */
export function toDigits<Figures extends object>(figures: Figures | null): unknown {
  return JSON.parse(
    JSON.stringify(figures, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toPrecision(12)) : value,
    ),
  );
}

export function badShareAgain({ draws, known, counts: { completes } }: BackCheckBoard): unknown {
  return toDigits(badShare(drawnInterviews(draws), { completed: completes, ...known }));
}

/** The row as its own table of pairs gives it. */
export function agreementAgain(row: ReliabilityRow): ReliabilityRow {
  const { table } = row;
  const rates = differenceRates(table);
  return {
    ...row,
    gross: rates?.gross ?? 0,
    inconsistency: rates?.index ?? null,
    kappa: kappa(table),
    weightedKappa: row.weightedKappa && kappa(table, 'quadratic'),
    ac1: gwetAc1(table),
  };
}
