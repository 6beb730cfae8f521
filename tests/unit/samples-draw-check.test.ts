import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { compareCodePoints } from '#domain/samples/canonical-text.ts';
import { drawSample } from '#domain/samples/draw.ts';
import { callerReasons, exclusionReasons } from '#domain/samples/eligibility.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import { readPlan } from '#domain/samples/read-plan.ts';

/*
 * draw-check-expected.json was written by tests/data/draw_check.py, which repeats docs/draw-algorithm.md in Python and
 * shares no code with ours. The frame mixes encodings of the marks, astral characters, ties and returning persons; the
 * plans have every kind of size but the plainest, parts, eligibility, stages by class and size, systematic selection,
 * replicates and least totals.
 */

const read = (name: string): string =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), { encoding: 'utf8' });

const transactions = read('draw-check-frame.tsv')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line): FrameTransaction => {
    const [
      transactionKey = '',
      personKey = '',
      agency = '',
      field = '',
      resultOn = '',
      channel = '',
      ...rest
    ] = line.split('\t');
    const [organisation, district = '', commune = '', village = '', excluded] = rest;
    const excludedBecause = callerReasons.find((reason) => reason === excluded);
    return {
      transactionKey,
      personKey,
      agency,
      field,
      tthcName: '',
      resultOn,
      channel,
      organisation: organisation === '1',
      district,
      commune,
      village,
      ...(excludedBecause && { excludedBecause }),
    };
  });

const plans = (JSON.parse(read('draw-check-plans.json')) as unknown[]).map((value) => {
  const reading = readPlan(value);
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
  return reading.plan;
});

describe('an independent program that follows the documented algorithm', () => {
  const expected = JSON.parse(read('draw-check-expected.json')) as Record<string, unknown>;

  // Python is no part of the product: where there is none, what the program wrote elsewhere is held against our draw.
  const hasPython = spawnSync('python3', ['--version']).status === 0;
  test.runIf(hasPython)('still writes what is kept of it', () => {
    const program = fileURLToPath(new URL('../data/draw_check.py', import.meta.url));
    const { status, stdout } = spawnSync('python3', [program], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  test('has drawn all the plans', () => {
    expect(Object.keys(expected)).toEqual(plans.map(({ id }) => id));
  });

  test.each(plans)('draws the same sample and the same digests ($id plan)', (plan) => {
    const draw = drawSample(transactions, plan, ' 2024-03-18  \n dice 4 1 6 ');
    const caseKeys = (role: string): string[] =>
      draw.units.filter((unit) => unit.role === role).map((unit) => unit.caseKey);
    const probabilities = new Map(
      draw.units.map(({ stratumKey, inclusionProbability }) => [stratumKey, inclusionProbability] as const),
    );
    const areas = draw.areas
      .map(({ area, district, commune, village, probability }) => ({
        path: [area, district, commune, village],
        probability,
      }))
      .toSorted((a, b) => compareCodePoints(a.path.join('\t'), b.path.join('\t')));
    expect({
      frameDigest: draw.frameDigest,
      sampleDigest: draw.sampleDigest,
      excluded: draw.excluded,
      areas: areas.map(({ path, probability }) => [...path, expect.closeTo(probability, 12)]),
      strata: draw.strata.map(({ stratumKey, transactions: N, persons, n, reserve }) => {
        const probability = probabilities.get(stratumKey);
        return {
          stratumKey,
          N,
          persons,
          n,
          reserve,
          probability: probability === undefined ? null : expect.closeTo(probability, 12),
        };
      }),
      belowLeastTotal: draw.belowLeastTotal,
      main: caseKeys('main'),
      reserve: caseKeys('reserve'),
      replicates: draw.replicates,
    }).toEqual(expected[plan.id]);
  });

  test('draws what the plans are there for', () => {
    const drawn = plans.map((plan) => drawSample(transactions, plan, '1'));
    const [, , , sizeTable, stages] = drawn;
    expect(drawn.every(({ total }) => total > 30)).toBe(true);
    expect(sizeTable?.belowLeastTotal).not.toBeNull();
    expect(stages?.strata.some(({ persons, wanted }) => persons === 0 && wanted > 0)).toBe(true);
    expect(
      stages?.strata.filter(({ stageProbabilities, n }) => stageProbabilities.length === 3 && n > 0).length,
    ).toBeGreaterThan(3);
    for (const reason of exclusionReasons.filter((each) => each !== 'outsidePlan'))
      expect(stages?.excluded[reason]).toBeGreaterThan(0);
    expect(sizeTable?.excluded.outsidePlan).toBeGreaterThan(0);
  });
});
