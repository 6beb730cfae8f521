import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { compare } from '#domain/results/estimation/comparison.ts';
import {
  estimateIndex,
  estimateCode,
  estimatePart,
  type EstimationRule,
  type IndexEstimates,
  ratedInterviews,
} from '#domain/results/estimation/estimate.ts';
import { allRows, type EstimationFrame, rowsByLabel, type Rows } from '#domain/results/estimation/frame.ts';
import { frameOfRows, type InterviewRow } from '#domain/results/estimation/frame-of-rows.ts';
import { structureOfCodes } from '#domain/results/index-structure.ts';

/* Against R's package survey: data and expected values are made by tests/data/survey-estimates.R. */

interface Expected {
  score: number | null;
  se: number | null;
}
type Parts = Record<string, Expected>;
interface Run extends EstimationRule {
  whole: Parts;
  degreesOfFreedom: number;
  byAgency: Record<string, Parts>;
  crossed: (Expected & { cell: string })[];
  difference: Expected | null;
  effectOfDV11: number;
}
type RRow = Record<string, number | string> & { weight: number; agency: string; sex: string };
interface RSurvey {
  name: string;
  rows: RRow[];
  runs: Run[];
}

const surveys = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/survey-estimates.json'), 'utf8'),
) as RSurvey[];
const items = ['CS1.1', 'CS2.1', 'CS2.2', 'DV1.1', 'DV1.2', 'DV2.1'];
const { structure } = structureOfCodes(items);

function frameOf({ name, rows }: RSurvey): EstimationFrame {
  return frameOfRows(
    rows.map((row): InterviewRow => {
      const stratum = String(row['stratum']);
      const stages = {
        stratified: [{ stratum, unit: null, population: Number(row['N']) }],
        twoStage: [
          { stratum, unit: String(row['unit']), population: Number(row['M']) },
          { stratum: '', unit: null, population: Number(row['persons']) },
        ],
        weighted: [{ stratum, unit: null, population: null }],
      }[name];
      return {
        stages: stages ?? [],
        weight: row.weight,
        domains: { agency: row.agency, cell: `${row.agency}.${row.sex}` },
        answers: Object.fromEntries(items.map((item) => [item, Number(row[item])])),
      };
    }),
  );
}

function rowsOf(frame: EstimationFrame, domain: string): Map<string, Rows> {
  const column = frame.domains.get(domain);
  if (!column) throw new Error(`no domain ${domain}`);
  const rows = rowsByLabel(column, allRows(frame));
  return new Map(column.labels.map((label, at) => [label, rows[at] ?? []]));
}

function expectParts(found: IndexEstimates, expected: Parts): void {
  const parts: Record<string, Expected> = {
    ...Object.fromEntries([...found.items, ...found.factors, ...found.groups]),
    overall: found.overall,
  };
  const scored = Object.entries(parts).filter(([, { score }]) => score !== null);
  expect(scored.map(([code]) => code).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [code, { score, se }] of Object.entries(expected)) expectSame(parts[code], { score, se }, code);
}

/** Where R says 0 for an error that the sample does not show, none is told: these designs asked everybody nowhere. */
function expectSame(found: Expected | undefined, { score, se }: Expected, what: string): void {
  for (const [value, wanted] of [
    [found?.score, score],
    [found?.se, se === 0 ? null : se],
  ] as const) {
    if (wanted === null) expect({ what, value }).toEqual({ what, value: null });
    else if (!(Math.abs((value ?? NaN) - wanted) < 1e-9))
      throw new Error(`${what}: ${value}, R says ${wanted}`);
  }
}

describe.each(surveys)('design $name, as R computes it to 1e-9', (survey) => {
  const frame = frameOf(survey);
  const runs = survey.runs.map((run) => ({ ...run, title: `${run.item}, ${run.rollup}, ${run.loneUnits}` }));

  test.each(runs)('index, groups, factors, items and their errors: $title', (run) => {
    const found = estimateIndex(ratedInterviews(frame, allRows(frame), run), structure, run);
    expectParts(found, run.whole);
    expect(found.overall.degreesOfFreedom).toBe(run.degreesOfFreedom);
  });

  test.each(runs)('the same for each agency: $title', (run) => {
    const agencies = rowsOf(frame, 'agency');
    for (const [agency, expected] of Object.entries(run.byAgency))
      expectParts(
        estimateIndex(ratedInterviews(frame, agencies.get(agency) ?? [], run), structure, run),
        expected,
      );
  });

  test.each(runs)('an item by agency and sex, a cell without anybody is not there: $title', (run) => {
    const cells = rowsOf(frame, 'cell');
    expect(cells.has('C.nu')).toBe(false);
    const found = run.crossed.map(({ cell }) => ({
      cell,
      estimate: estimateIndex(ratedInterviews(frame, cells.get(cell) ?? [], run), structure, run).items.get(
        'DV1.1',
      ),
    }));
    // svyby drops the interviews without a valid answer first; one-unit strata are then averaged over those that are left.
    if (run.loneUnits === 'average') return;
    found.forEach(({ cell, estimate }, at) =>
      expectSame(estimate, run.crossed[at] ?? { score: null, se: null }, cell),
    );
  });

  test.each(runs.filter(({ difference }) => difference))('two agencies differ by: $title', (run) => {
    const agencies = rowsOf(frame, 'agency');
    const [a, b] = ['A', 'B'].map((name) => {
      return estimateCode(ratedInterviews(frame, agencies.get(name) ?? [], run), structure, run);
    });
    if (!a || !b || !run.difference) throw new Error('no agencies');
    const found = compare(frame, a, b, run.loneUnits);
    expectSame({ score: found?.difference ?? null, se: found?.se ?? null }, run.difference, 'A − B');
  });

  test.each(runs)('design effect of an item against sampling with replacement: $title', (run) => {
    const rows = Int32Array.from(
      Array.from(allRows(frame)).filter((row) => {
        const code = frame.answers.get('DV1.1')?.[row] ?? -1;
        return code >= 1 && code <= 5;
      }),
    );
    const rated = ratedInterviews(frame, rows, run);
    const totals = new Map([['DV1.1', rated.itemTotal('DV1.1')]]);
    const { estimate } = estimatePart(rated, 'DV1.1', { items: new Map([['DV1.1', 1]]) }, totals, {
      loneUnits: run.loneUnits,
      bounds: { least: 0, most: 100 },
    });
    expect(estimate.designEffect).toBeCloseTo(run.effectOfDV11, 9);
  });
});
