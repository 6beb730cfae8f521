import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { drawSample } from '#domain/samples/draw.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';

/*
 * draw-check-expected.json was written by tests/data/draw_check.py, which repeats docs/draw-algorithm.md in Python and
 * shares no code with ours. The frame mixes encodings of the marks, astral characters, ties and returning persons.
 */

const read = (name: string): string =>
  readFileSync(new URL(`../data/${name}`, import.meta.url), { encoding: 'utf8' });

const transactions = read('draw-check-frame.tsv')
  .split('\n')
  .slice(1)
  .filter((line) => line !== '')
  .map((line) => {
    const [transactionKey = '', personKey = '', agency = '', field = '', resultOn = ''] = line.split('\t');
    return { transactionKey, personKey, agency, field, tthcName: '', resultOn };
  });

const common = { title: '', source: '', notCovered: [] };
const plans: readonly SamplePlan[] = [
  {
    ...common,
    id: 'proportional',
    strata: ['agency', 'field'],
    allocation: { kind: 'proportional', total: 60, basis: 'transactions', floor: 2, cap: 9 },
    reserveFactor: 0.5,
  },
  {
    ...common,
    id: 'fixed',
    strata: ['agency'],
    allocation: { kind: 'fixed', perStratum: 20 },
    reserveFactor: 1,
  },
];

describe('an independent program that follows the documented algorithm', () => {
  const expected: unknown = JSON.parse(read('draw-check-expected.json'));

  test.each(plans)('draws the same sample and the same digests ($id plan)', (plan) => {
    const draw = drawSample(transactions, plan, ' 2024-03-18  \n dice 4 1 6 ');
    const caseKeys = (role: string): string[] =>
      draw.units.filter((unit) => unit.role === role).map((unit) => unit.caseKey);
    expect(expected).toHaveProperty(plan.id, {
      frameDigest: draw.frameDigest,
      sampleDigest: draw.sampleDigest,
      strata: draw.strata.map(({ stratumKey, transactions: N, persons, n, reserve }) => ({
        stratumKey,
        N,
        persons,
        n,
        reserve,
      })),
      main: caseKeys('main'),
      reserve: caseKeys('reserve'),
    });
  });
});
