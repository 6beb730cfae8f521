// What a figure's calculation shows: with its counts anybody gets the figure again by hand.
import { expect, test } from 'vitest';

import { calculationOf, thinItems } from '#client/features/results/calculation-of.ts';
import { type IndexView, indexView } from '#contract/results.ts';

const error = {
  se: null,
  low: null,
  high: null,
  designEffect: null,
  simpleSe: null,
  degreesOfFreedom: 9,
  interviews: 10,
  kishSize: 10,
};
const scored = (score: number) => ({ score, shown: score, error });
/** A factor of one item, asked ten times, with so many satisfied. */
const factor = (code: string, group: string, satisfied: number) => ({
  ...scored(10 * satisfied),
  code,
  group,
  name: `Yếu tố ${code}`,
  valid: 10,
  items: [
    {
      ...scored(10 * satisfied),
      code: `${code}.1`,
      text: 'Giáo dục',
      valid: 10,
      notApplicable: 0,
      dontKnow: 0,
      refused: 0,
      blank: 0,
      levels: [0, 0, 10 - satisfied, satisfied, 0],
    },
  ],
});

function view(rollup: IndexView['rule']['rollup'], weights?: Record<string, number>): IndexView {
  return indexView.parse({
    survey: { id: '00000000-0000-4000-8000-000000000000', name: 'Khảo sát thử' },
    takenAt: '2026-01-01T00:00:00.000Z',
    onPaper: false,
    rule: { item: 'top2_share', rollup, ...(weights && { weights }), minimumInterviews: 30 },
    interviews: 10,
    target: 10,
    overall: scored(70),
    // A factor's code need not begin with that of its group.
    groups: [
      { ...scored(80), code: 'A', name: 'Nhóm A' },
      { ...scored(60), code: 'B', name: 'Nhóm B' },
    ],
    factors: [factor('X1', 'A', 8), factor('A2', 'B', 6)],
    beside: { weighting: 'response', overall: { score: 70, shown: 70 }, parts: {} },
    errorWords: { vi: '', en: '' },
    classes: [],
    invalid: 0,
    agencies: [],
  });
}

test('of a mean of factors are the groups, and of a group the factors that the form puts into it', () => {
  expect(calculationOf(view('factor_mean'), 'overall')?.parts.map(({ code }) => code)).toEqual(['A', 'B']);
  expect(calculationOf(view('factor_mean'), 'A')?.parts.map(({ code }) => code)).toEqual(['X1']);
});

test('of pooled answers are the items, and all their counts together divide into the figure', () => {
  const pooled = calculationOf(view('answer_pooled'), 'overall');
  expect(pooled?.parts.map(({ name, points, valid }) => [name, points, valid])).toEqual([
    ['Giáo dục (Yếu tố X1)', 8, 10],
    ['Giáo dục (Yếu tố A2)', 6, 10],
  ]);
  expect(pooled?.pooled).toEqual({ points: 14, valid: 20 });
  expect(calculationOf(view('item_mean'), 'overall')?.pooled).toBeNull();
});

test('with own weights says what each part weighs; a code that is not asked has none', () => {
  const parts = calculationOf(view('custom', { A: 0.63, B: 0.37 }), 'overall')?.parts;
  expect(parts?.map(({ weight }) => weight)).toEqual([0.63, 0.37]);
  expect(calculationOf(view('factor_mean'), 'Z9')).toBeNull();
});

test('an item that one interview alone answers is told beside every figure that it is in', () => {
  const whole = view('factor_mean');
  const [first, ...rest] = whole.factors;
  const items = first?.items.map((item) => ({ ...item, valid: 1 })) ?? [];
  const thin = { ...whole, factors: first ? [{ ...first, items }, ...rest] : rest };
  expect(thinItems(whole, 'overall')).toEqual([]);
  expect(['overall', 'A', 'X1', 'B'].map((code) => thinItems(thin, code))).toEqual([
    ['X1.1'],
    ['X1.1'],
    ['X1.1'],
    [],
  ]);
});
