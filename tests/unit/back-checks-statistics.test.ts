import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { AnswerComparison } from '#domain/back-checks/comparison.ts';
import {
  type AgreementTable,
  agreementTable,
  type AnswerPair,
} from '#domain/back-checks/statistics/agreement-table.ts';
import { badShare } from '#domain/back-checks/statistics/bad-share.ts';
import { betaProbability, betaQuantile } from '#domain/back-checks/statistics/beta-distribution.ts';
import { differenceRates } from '#domain/back-checks/statistics/difference-rates.ts';
import { errorRates } from '#domain/back-checks/statistics/error-rates.ts';
import { gwetAc1 } from '#domain/back-checks/statistics/gwet-ac1.ts';
import { assignmentImbalance, interviewerEffect } from '#domain/back-checks/statistics/interviewer-effect.ts';
import { type Agreement, kappa } from '#domain/back-checks/statistics/kappa.ts';
import { operatorRates, roomDistribution } from '#domain/back-checks/statistics/operator-rates.ts';
import { responseVariance } from '#domain/back-checks/statistics/response-variance.ts';

/* Every statistic against what R says of the same data: tests/data/back-check-statistics.R made both. */

interface FromR {
  agreement: Record<
    string,
    {
      counts: number[][];
      kappa: Record<'none' | 'linear' | 'quadratic', Agreement>;
      ac1: Agreement;
      gross: number;
      index: number;
      byCategory: {
        category: number;
        gross: number;
        net: number;
        netStandardError: number;
        index: number | null;
      }[];
    }
  >;
  responseVariance: { original: number[]; recheck: number[]; simple: number; reliabilityRatio: number }[];
  wilson: { beyond: number; compared: number; low: number; high: number }[];
  badShare: {
    completed: number;
    probability: number[];
    bad: (boolean | null)[];
    share: number;
    standardError: number;
    low: number;
    high: number;
    reached: number;
  }[];
  operators: Record<
    string,
    {
      checks: number[];
      bad: number[];
      mean: number;
      weight: number;
      rate: number[];
      low: number[];
      high: number[];
      aboveTolerable: number[];
    }
  >;
  beta: { x: number; a: number; b: number; probability: number; quantile: number }[];
  interviewerEffect: { answers: Record<string, number[]>; rho: number; designEffect: number }[];
  imbalance: { counts: number[][]; v: number }[];
}

const fromR: FromR = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/back-check-statistics.json'), 'utf8'),
);

/** Equal to R's to 1e-9, numbers within lists and objects too. */
function expectSame(ours: unknown, theirs: unknown): void {
  expect(differences(ours, theirs, '')).toEqual([]);
}

function differences(ours: unknown, theirs: unknown, where: string): string[] {
  if (theirs !== null && typeof theirs === 'object') {
    const own = new Map(Object.entries(ours ?? {}));
    return Object.entries(theirs).flatMap(([key, value]) =>
      differences(own.get(key), value, `${where}.${key}`),
    );
  }
  const same =
    typeof theirs === 'number' ? typeof ours === 'number' && Math.abs(ours - theirs) < 1e-9 : ours === theirs;
  return same ? [] : [`${where}: ${String(ours)} here, ${String(theirs)} in R`];
}

function tableOf(counts: readonly (readonly number[])[]): AgreementTable {
  const pairs = counts.flatMap((row, original) =>
    row.flatMap((count, recheck) =>
      Array.from({ length: count }, (): AnswerPair => ({ original: original + 1, recheck: recheck + 1 })),
    ),
  );
  return agreementTable(
    counts.map((_, index) => index + 1),
    pairs,
  );
}

describe('as R computes it', () => {
  const tables = Object.entries(fromR.agreement);
  test.each(tables)('the table of pairs of "%s" is counted', (_, { counts }) => {
    expect(tableOf(counts).counts).toEqual(counts);
  });

  test.each(tables)('kappa, unweighted and weighted, of "%s"', (_, expected) => {
    const table = tableOf(expected.counts);
    for (const weighting of ['none', 'linear', 'quadratic'] as const)
      expectSame(kappa(table, weighting), expected.kappa[weighting]);
  });

  test.each(tables)('Gwet’s AC1 of "%s"', (_, expected) => {
    expectSame(gwetAc1(tableOf(expected.counts)), expected.ac1);
  });

  test.each(tables)(
    'difference rates and inconsistency of "%s"',
    (_, { gross, index, byCategory, counts }) => {
      expectSame(differenceRates(tableOf(counts)), { gross, index, byCategory });
    },
  );

  test.each(fromR.responseVariance)(
    'response variance',
    ({ original, recheck, simple, reliabilityRatio }) => {
      const pairs = original.map((value, index) => ({
        original: value,
        recheck: recheck[index] ?? Number.NaN,
      }));
      const values = [...new Set([...original, ...recheck])];
      expectSame(responseVariance(agreementTable(values, pairs)), {
        n: original.length,
        simple,
        reliabilityRatio,
      });
    },
  );

  test.each(fromR.wilson)(
    'Wilson’s interval of $beyond among $compared',
    ({ beyond, compared, low, high }) => {
      const comparisons = Array.from({ length: compared }, (_, index): AnswerComparison => {
        const agrees = index >= beyond;
        return {
          name: 'A1',
          type: 1,
          original: { value: 1 },
          recheck: { value: agrees ? 1 : 2 },
          notCompared: null,
          equal: agrees,
          withinTolerance: agrees,
          difference: agrees ? 0 : 1,
        };
      });
      expectSame(errorRates(comparisons, ({ type }) => type).get(1), { compared, low, high });
    },
  );

  test.each(fromR.badShare)(
    'the share of bad interviews among $completed completed',
    ({ completed, probability, bad, ...expected }) => {
      const drawn = probability.map((one, index) => ({ probability: one, bad: bad[index] ?? null }));
      expectSame(badShare(drawn, { completed, bad: 0, good: 0 }), expected);
    },
  );

  test.each(Object.entries(fromR.operators))(
    'operators’ shares in the room "%s"',
    (_, { checks, bad, mean, weight, ...expected }) => {
      const operators = checks.map((one, index) => ({
        operator: `dtv${index}`,
        checks: one,
        bad: bad[index] ?? Number.NaN,
      }));
      expectSame(roomDistribution(operators), { mean, weight });
      const rates = operatorRates(operators, 0.05);
      for (const figure of ['rate', 'low', 'high', 'aboveTolerable'] as const)
        expectSame(
          rates.map((rate) => rate[figure]),
          expected[figure],
        );
    },
  );

  test.each(fromR.beta)('the beta distribution ($a, $b)', ({ x, a, b, probability, quantile }) => {
    expectSame(betaProbability(x, a, b), probability);
    expectSame(betaQuantile(x, a, b), quantile);
  });

  test.each(fromR.interviewerEffect)('rho and design effect', ({ answers, rho, designEffect }) => {
    expectSame(interviewerEffect(Object.values(answers), 0), { rho, designEffect });
  });

  test.each(fromR.imbalance)('the imbalance of assignment', ({ counts, v }) => {
    expectSame(assignmentImbalance(counts), v);
  });
});
