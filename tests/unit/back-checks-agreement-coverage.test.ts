import { expect, test } from 'vitest';

import {
  type AgreementTable,
  agreementTable,
  type AnswerPair,
} from '#domain/back-checks/statistics/agreement-table.ts';
import { gwetAc1 } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { type Agreement, kappa } from '#domain/back-checks/statistics/kappa.ts';
import { uniformFrom } from '#tests/support/uniform-numbers.ts';

/* 10,000 samples of pairs from a population of known agreement, with a fixed beginning. */

const counts = [
  [60, 15, 5, 0],
  [20, 180, 30, 5],
  [5, 40, 300, 40],
  [0, 5, 45, 250],
];
const pairs = counts.flatMap((row, original) =>
  row.flatMap((count, recheck) => Array.from({ length: count }, (): AnswerPair => ({ original, recheck }))),
);
const categories = [0, 1, 2, 3];

const statistics: Record<string, (table: AgreementTable) => Agreement | null> = {
  kappa: (table) => kappa(table),
  'linear kappa': (table) => kappa(table, 'linear'),
  'quadratic kappa': (table) => kappa(table, 'quadratic'),
  AC1: gwetAc1,
};

test.each(Object.entries(statistics))(
  'of 10,000 samples of 120 pairs the interval of %s covers 93 to 97 in 100',
  (_, statistic) => {
    const truth = statistic(agreementTable(categories, pairs))?.value ?? Number.NaN;
    const uniform = uniformFrom(59);
    let covered = 0;
    for (let sample = 0; sample < 10_000; sample += 1) {
      const drawn = Array.from({ length: 120 }, () => pairs[Math.floor(uniform() * pairs.length)]);
      const estimate = statistic(
        agreementTable(
          categories,
          drawn.filter((pair) => pair !== undefined),
        ),
      );
      if (estimate !== null && (estimate.low ?? 1) <= truth && truth <= (estimate.high ?? -1)) covered += 1;
    }
    expect(covered).toBeGreaterThanOrEqual(9300);
    expect(covered).toBeLessThanOrEqual(9700);
  },
);
