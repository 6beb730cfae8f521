// Figures of phúc tra computed again from the counts that their pages show.
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import type { ReliabilityRow } from '#contract/back-check-statistics.ts';
import { badShare, drawnInterviews } from '#domain/back-checks/statistics/bad-share.ts';
import { wantedTerms } from '#domain/back-checks/statistics/coverage.ts';
import { differenceRates } from '#domain/back-checks/statistics/difference-rates.ts';
import { gwetAc1 } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { kappa } from '#domain/back-checks/statistics/kappa.ts';
import { effectiveChecks, operatorRates } from '#domain/back-checks/statistics/operator-rates.ts';
import { responseVariance } from '#domain/back-checks/statistics/response-variance.ts';

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

/** Each operator's figures from the checks of all. */
export function operatorSharesAgain({ operators, tolerable }: BackCheckBoard): unknown {
  const checks = operators.map((row) => ({ operator: row.operatorId, ...effectiveChecks(row.checks) }));
  return toDigits(
    operatorRates(checks, tolerable).map(({ operator, ownRate, rate, low, high, aboveTolerable }) => ({
      operator,
      ownRate,
      rate,
      low,
      high,
      aboveTolerable,
    })),
  );
}

/** What the plan wants of all, of each agency, of each operator, in that order. */
export function wantedAgain({ coverage: { all, agencies }, operators, rules }: BackCheckBoard): number[] {
  const { share, perAgency, perOperator } = rules.plan;
  return [
    wantedTerms(all.completes, share, 0),
    ...agencies.map(({ completes }) => wantedTerms(completes, 0, perAgency)),
    ...operators.map(({ completes }) => wantedTerms(completes, 0, perOperator)),
  ].map(({ wanted }) => wanted);
}

/** The row as its own table of pairs gives it. */
export function agreementAgain(row: ReliabilityRow): ReliabilityRow {
  const { table } = row;
  const rates = differenceRates(table);
  const variance = row.responseVariance === null ? null : responseVariance(table);
  return {
    ...row,
    gross: rates?.gross ?? 0,
    inconsistency: rates?.index ?? null,
    kappa: kappa(table),
    weightedKappa: row.weightedKappa && kappa(table, 'quadratic'),
    ac1: gwetAc1(table),
    responseVariance: variance?.simple ?? null,
    reliabilityRatio: variance?.reliabilityRatio ?? null,
  };
}
