// Tables of earlier years as offices keep them, and when a difference from them is more than chance.
import { expect, test } from 'vitest';

import { comparePeriods, judgedDifferences } from '#domain/results/earlier/compare-periods.ts';
import { readEarlierTable } from '#domain/results/earlier/read-earlier-table.ts';

const named = [
  { code: 'DV', name: 'Cung ứng dịch vụ hành chính công' },
  { code: 'DV1', name: 'Tiếp cận dịch vụ' },
  { code: 'DV2', name: 'Thủ tục hành chính' },
];
const table = (...lines: (string | number | null)[][]) =>
  readEarlierTable(
    lines.map((cells, at) => ({ sheet: 'Bảng 1', rowNumber: at + 1, cells })),
    named,
  );

test('a row an agency and factor: numbers as documents write them, ± as a 95 % interval', () => {
  const { figures, faults } = table(
    ['KẾT QUẢ NĂM 2023', null, null, null, null],
    ['Cơ quan', 'Yếu tố', 'Điểm (%)', 'Số phiếu', 'Sai số (±)'],
    ['UBND xã Đắk Ha', 'Tiếp cận dịch vụ', '74,16 %', '120', '1,96'],
    ['Toàn huyện', 'Chỉ số chung', 72.18, '1.200', null],
  );
  expect(faults).toEqual([]);
  expect(figures).toMatchObject([
    { agency: 'UBND xã Đắk Ha', code: 'DV1', score: 74.16, interviews: 120 },
    { agency: '', code: 'overall', score: 72.18, interviews: 1200, se: null },
  ]);
  expect(figures[0]?.se).toBeCloseTo(1, 4);
});

test('a row an agency with a column a factor', () => {
  const { figures } = table(
    ['Đơn vị', 'DV1', 'Thủ tục hành chính', 'SIPAS'],
    ['UBND xã Đắk Ha', '80,5', '', 81],
  );
  expect(figures.map(({ code, score }) => [code, score])).toEqual([
    ['DV1', 80.5],
    ['overall', 81],
  ]);
});

test('a column of errors is of the figure before it, and of no other', () => {
  const { figures } = table(
    ['Đơn vị', 'DV1', 'SIPAS', 'Sai số chuẩn', 'DV2'],
    ['A', '80', '81', '1,5', '70'],
  );
  expect(figures.map(({ code, se }) => [code, se])).toEqual([
    ['DV1', null],
    ['overall', 1.5],
    ['DV2', null],
  ]);
});

test('rows that cannot be taken are named with row, column and what stands there; the others are taken', () => {
  const { figures, faults } = table(
    ['Cơ quan', 'Yếu tố', 'Điểm', 'n'],
    ['A', 'DV1', 'cao', '10'],
    ['A', 'DV9', '70', '10'],
    ['A', 'DV2', '170', '10'],
    ['A', 'DV2', '70', 'nhiều'],
    ['A', 'DV2', '70', '10'],
    ['a', 'DV2', '71', '10'],
  );
  expect(figures).toHaveLength(1);
  expect(faults.map(({ rowNumber, column, fault, value }) => [rowNumber, column, fault, value])).toEqual([
    [2, 'Điểm', 'score', 'cao'],
    [3, 'Yếu tố', 'code', 'DV9'],
    [4, 'Điểm', 'range', '170'],
    [5, 'n', 'interviews', 'nhiều'],
    [7, 'Điểm', 'twice', 'a'],
  ]);
  expect(table(['x', 'y'], ['A', '70']).hasHeading).toBe(false);
});

test('the difference of independent samples by Welch; nothing is said where an error is not known', () => {
  const now = { score: 80, se: 1.5, degreesOfFreedom: 100 };
  // R: 2 * pt(-5 / 2.5, 2.5^4 / (1.5^4 / 100 + 2^4 / 50))
  const { difference, se, degreesOfFreedom, unadjusted, probability, significant } = comparePeriods(now, {
    score: 75,
    se: 2,
    degreesOfFreedom: 50,
  });
  expect([difference, se]).toEqual([5, 2.5]);
  expect(probability).toBeCloseTo(0.048073, 6);
  expect(unadjusted).toBe(probability);
  expect(degreesOfFreedom).toBeCloseTo(2.5 ** 4 / (1.5 ** 4 / 100 + 2 ** 4 / 50), 9);
  expect(significant).toBe(true);
  expect(comparePeriods(now, { score: 75, se: null, degreesOfFreedom: Infinity })).toMatchObject({
    difference: 5,
    probability: null,
    significant: null,
  });
});

test('of many differences each is judged more strictly', () => {
  const one = {
    difference: 5,
    se: 2.5,
    degreesOfFreedom: 100,
    unadjusted: 0.04,
    probability: 0.04,
    significant: true,
  };
  const judged = judgedDifferences([one, { ...one, probability: 0.5, significant: false }]);
  expect(judged.map(({ significant }) => significant)).toEqual([false, false]);
  expect(judged.map(({ unadjusted, probability }) => [unadjusted, probability])).toEqual([
    [0.04, 0.08],
    [0.04, 0.5],
  ]);
});
