import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type AnswerCount, countAnswers } from '#domain/results/answer-counts.ts';
import { factorCodeOf, type IndexStructure, structureOfCodes } from '#domain/results/index-structure.ts';
import { rollups, weightFaults } from '#domain/results/roll-up.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import {
  type IndexRule,
  indexOfScores,
  indexScores,
  type IndexScores,
  itemRules,
  ratedBy,
  type SipasIndex,
  sipasIndex,
} from '#domain/results/sipas-index.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

const structure: IndexStructure = {
  groups: [
    { code: 'CS', factors: [{ code: 'CS1', itemCodes: ['CS1.1'] }] },
    {
      code: 'DV',
      factors: [
        { code: 'DV1', itemCodes: ['DV1.1', 'DV1.2'] },
        { code: 'DV2', itemCodes: ['DV2.1', 'DV2.2', 'DV2.3'] },
      ],
    },
  ],
};
const itemCodes = ['CS1.1', 'DV1.1', 'DV1.2', 'DV2.1', 'DV2.2', 'DV2.3'];

/** Counts for one agency: how often 1, 2, 3, 4, 5 was answered to each item. */
function counts(ratings: Readonly<Record<string, readonly number[]>>, agency = 'A'): AnswerCount[] {
  return Object.entries(ratings).flatMap(([itemCode, numbers]) =>
    numbers.map((count, index) => ({ agency, itemCode, answerCode: index + 1, count })),
  );
}

const answers = fc.array(
  fc.record({
    agency: fc.constantFrom('A', 'B'),
    itemCode: fc.constantFrom(...itemCodes),
    answerCode: fc.constantFrom(1, 2, 3, 4, 5, 97, 98, 99),
  }),
  { maxLength: 120 },
);
const rules: fc.Arbitrary<IndexRule> = fc.record({
  item: fc.constantFrom(...itemRules),
  rollup: fc.constantFrom(...rollups),
});

function scoresOf(index: SipasIndex): (number | null)[] {
  return [
    index.overall,
    ...index.groups,
    ...index.factors,
    ...index.factors.flatMap((factor) => factor.items),
  ].map((part) => part.score);
}

describe('the published table of Gia Nghĩa 2023', () => {
  // Thông báo of UBND thành phố Gia Nghĩa, 2024, as printed: commas and dots, one or two decimals.
  const printed = {
    CS1: '74,16 %',
    CS2: '71,12 %',
    CS3: '70,84 %',
    CS4: '72,64%',
    DV1: '72,21%',
    DV2: '71,84%',
    DV3: '71,79%',
    DV4: '73,2%',
    DV5: '71,79%',
  };
  const scores = Object.entries(printed).map(([code, text]) => ({
    code,
    score: readVietnameseNumber(text, 'score') ?? Number.NaN,
  }));
  const giaNghia = (rollup: IndexRule['rollup'], weights = {}): IndexScores =>
    indexOfScores(scores, structureOfCodes(Object.keys(printed)).structure, { rollup, weights });

  test('is reproduced to the last digit by the mean of factors, then of groups', () => {
    const { groups, overall } = giaNghia('factor_mean');
    expect(groups.map(({ code, shown }) => [code, shown])).toEqual([
      ['CS', readVietnameseNumber('72,19%')],
      ['DV', readVietnameseNumber('72,17%')],
    ]);
    expect(overall.shown).toBe(readVietnameseNumber('72.18%'));
  });

  test('carries full precision below what is shown', () => {
    const { groups, overall } = giaNghia('factor_mean');
    expect([...groups, overall].map(({ score }) => score)).toEqual([72.19, 72.166, 72.178]);
  });

  test('the mean of all nine lies a thousandth lower', () => {
    expect(giaNghia('item_mean').overall.score).toBe(Number('72.17666666666666666666667'));
    expect(giaNghia('item_mean').overall.shown).toBe(72.18);
  });

  test('custom weights count: all of it for CS gives CS', () => {
    expect(giaNghia('custom', { CS: 1, DV: 0 }).overall.score).toBe(72.19);
    expect(giaNghia('custom', { CS: 63, DV: 37 }).overall.score).toBe(72.18112);
    expect(giaNghia('custom').overall.score).toBe(72.178);
  });
});

describe('item rules', () => {
  // 40 valid answers: 1, 2, 3, 4, 5 given 2, 3, 5, 20, 10 times; 10 special ones beside.
  const item = [
    ...counts({ 'CS1.1': [2, 3, 5, 20, 10] }),
    { agency: 'A', itemCode: 'CS1.1', answerCode: 97, count: 5 },
    { agency: 'A', itemCode: 'CS1.1', answerCode: 98, count: 4 },
    { agency: 'A', itemCode: 'CS1.1', answerCode: 99, count: 1 },
  ];

  test('top2_share is the share of satisfied and very satisfied among valid answers', () => {
    const result = sipasIndex(item, structure, { item: 'top2_share', rollup: 'factor_mean' });
    expect(result.factors[0]?.items[0]).toMatchObject({ score: 75, n: 50, validN: 40 });
    expect(result.factors[0]?.items[0]?.interval?.low).toBeCloseTo(59.81, 2);
    expect(result.factors[0]?.items[0]?.interval?.high).toBeCloseTo(85.81, 2);
  });

  test('scale_mean is the mean of 1 to 5 as a percentage of 5', () => {
    // (2·1 + 3·2 + 5·3 + 20·4 + 10·5) / 40 = 3.825
    const result = sipasIndex(item, structure, { item: 'scale_mean', rollup: 'factor_mean' });
    expect(result.factors[0]?.items[0]).toMatchObject({ score: 76.5, interval: null });
  });

  test('special answers are shown as shares of all answers', () => {
    const result = sipasIndex(item, structure, { item: 'top2_share', rollup: 'factor_mean' });
    expect(result.overall.special).toEqual({ notApplicable: 5, dontKnow: 4, refused: 1, blank: 0 });
    expect(result.overall.specialPercent).toEqual({ notApplicable: 10, dontKnow: 8, refused: 2, blank: 0 });
  });
});

describe('roll-ups', () => {
  // Top-2 shares: CS1.1 80; DV1.1 50, DV1.2 100; DV2.1 60, DV2.2 70, DV2.3 80 — DV2.3 asked of 10 only.
  const table = counts({
    'CS1.1': [0, 0, 20, 80, 0],
    'DV1.1': [0, 0, 50, 50, 0],
    'DV1.2': [0, 0, 0, 50, 50],
    'DV2.1': [0, 0, 40, 60, 0],
    'DV2.2': [0, 0, 30, 70, 0],
    'DV2.3': [0, 0, 2, 8, 0],
  });
  const shownBy = (rollup: IndexRule['rollup'], weights = {}): (number | null)[] => {
    const index = sipasIndex(table, structure, { item: 'top2_share', rollup, weights });
    return [...index.factors, ...index.groups, index.overall].map((part) => part.shown);
  };

  test('worked by hand: factors, groups and index by each rule', () => {
    // CS1, DV1, DV2, CS, DV, index
    expect(shownBy('factor_mean')).toEqual([80, 75, 70, 80, 72.5, 76.25]);
    expect(shownBy('item_mean')).toEqual([80, 75, 70, 80, 72, 73.33]);
    // DV2: 138/210; DV: 288/410; index: 368/510
    expect(shownBy('answer_pooled')).toEqual([80, 75, 65.71, 80, 70.24, 72.16]);
    // DV: (1·75 + 3·70)/4; index: (0.4·80 + 0.6·71.25)
    expect(shownBy('custom', { DV1: 1, DV2: 3, CS: 0.4, DV: 0.6 })).toEqual([80, 75, 70, 80, 71.25, 74.75]);
  });

  test('what has no valid answer is null and left out of the means above it, never zero', () => {
    const index = sipasIndex(
      [...counts({ 'DV1.1': [0, 0, 1, 1, 0] }), { agency: 'A', itemCode: 'CS1.1', answerCode: 98, count: 3 }],
      structure,
      { item: 'top2_share', rollup: 'factor_mean' },
    );
    expect(index.factors.map(({ code, score }) => [code, score])).toEqual([
      ['CS1', null],
      ['DV1', 50],
      ['DV2', null],
    ]);
    expect(index.groups.map(({ score, n, validN }) => [score, n, validN])).toEqual([
      [null, 3, 0],
      [50, 2, 2],
    ]);
    expect(index.overall.score).toBe(50);
    expect(index.itemsWithoutScore).toEqual(['CS1.1', 'DV1.2', 'DV2.1', 'DV2.2', 'DV2.3']);
  });

  test('without any answer everything is null', () => {
    for (const rollup of rollups) {
      const index = sipasIndex([], structure, { item: 'top2_share', rollup });
      expect(new Set(scoresOf(index))).toEqual(new Set([null]));
      expect(index.overall.specialPercent).toBeNull();
    }
  });

  test('a form with DV alone has DV as its index, and its rule says so', () => {
    const transactionForm = { groups: structure.groups.slice(1) };
    const rule = { item: 'top2_share', rollup: 'factor_mean' } as const;
    const index = sipasIndex(table, transactionForm, rule);
    expect(index.overall.score).toBe(72.5);
    expect(ruleText(rule, transactionForm).vi).toContain(
      'Phiếu chỉ có nhóm DV, nên chỉ số chung bằng điểm nhóm DV.',
    );
    expect(ruleText(rule, structure).vi).not.toContain('chỉ có nhóm');
  });

  test('the whole is computed from all answers together, not from the indices of agencies', () => {
    const one = counts({ 'CS1.1': [0, 0, 0, 10, 0] }, 'A');
    const other = counts({ 'CS1.1': [0, 0, 90, 0, 0] }, 'B');
    const overall = (of: readonly AnswerCount[]): number | null =>
      sipasIndex(of, structure, { item: 'top2_share', rollup: 'factor_mean' }).overall.score;
    expect([overall(one), overall(other), overall([...one, ...other])]).toEqual([100, 0, 10]);
  });

  test('answers that cannot be are refused', () => {
    const rule = { item: 'top2_share', rollup: 'factor_mean' } as const;
    const row = { agency: 'A', itemCode: 'CS1.1', answerCode: 4, count: 1 };
    expect(() => sipasIndex([{ ...row, answerCode: 6 }], structure, rule)).toThrow(RangeError);
    expect(() => sipasIndex([{ ...row, count: -1 }], structure, rule)).toThrow(RangeError);
  });

  test('weights must name known codes, all siblings or none, and not be negative or all zero', () => {
    expect(weightFaults({ CS: 0.4, DV: 0.6, DV1: 1, DV2: 0 }, structure)).toEqual([]);
    expect(weightFaults({ CS: 1, XX: 1, DV1: -1, DV2: 1 }, structure)).toEqual([
      { code: 'XX', fault: 'unknown-code' },
      { code: 'DV1', fault: 'negative' },
      { code: 'DV', fault: 'sibling-missing' },
    ]);
    expect(weightFaults({ CS1: 0 }, structure)).toEqual([{ code: 'CS1', fault: 'all-zero' }]);
  });
});

describe('whatever the answers and the rule', () => {
  test('every score lies within 0 and 100 or is null', () => {
    fc.assert(
      fc.property(answers, rules, (given, rule) => {
        for (const score of scoresOf(sipasIndex(countAnswers(given), structure, rule))) {
          if (score !== null) {
            expect(score).toBeGreaterThanOrEqual(rule.item === 'scale_mean' ? 20 : 0);
            expect(score).toBeLessThanOrEqual(100);
          }
        }
      }),
    );
  });

  test('the scores alone, from how often each rating was given, are those of the index', () => {
    fc.assert(
      fc.property(answers, rules, (given, rule) => {
        const rows = countAnswers(given);
        const timesGiven = (item: string, rating: number): number =>
          rows
            .filter(({ itemCode, answerCode }) => itemCode === item && answerCode === rating)
            .reduce((sum, { count }) => sum + count, 0);
        const levels = itemCodes.flatMap((item) => [1, 2, 3, 4, 5].map((rating) => timesGiven(item, rating)));
        const rated = new Map(itemCodes.map((item, at) => [item, ratedBy(levels, 5 * at)] as const));
        const { factors, groups, overall, validOfFactors } = indexScores(rated, structure, rule);
        const index = sipasIndex(rows, structure, rule);
        expect([...factors, ...groups, overall]).toEqual(
          [...index.factors, ...index.groups, index.overall].map((part) => ({
            ...('code' in part && { code: part.code }),
            score: part.score,
            shown: part.shown,
          })),
        );
        expect(validOfFactors).toEqual(index.factors.map(({ validN }) => validN));
      }),
    );
  });

  test('the order of the answers and of the counted rows does not matter', () => {
    fc.assert(
      fc.property(
        answers.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        rules,
        ([given, shuffled], rule) => {
          const index = sipasIndex(countAnswers(given), structure, rule);
          expect(sipasIndex(countAnswers(shuffled).toReversed(), structure, rule)).toEqual(index);
        },
      ),
    );
  });

  test('a special answer never moves a score', () => {
    const special = fc.record({
      agency: fc.constantFrom('A', 'B'),
      itemCode: fc.constantFrom(...itemCodes),
      answerCode: fc.constantFrom(97, 98, 99),
    });
    fc.assert(
      fc.property(answers, fc.array(special, { minLength: 1 }), rules, (given, added, rule) => {
        const before = sipasIndex(countAnswers(given), structure, rule);
        const after = sipasIndex(countAnswers([...given, ...added]), structure, rule);
        expect(scoresOf(after)).toEqual(scoresOf(before));
        expect(after.overall.n).toBe(before.overall.n + added.length);
        expect(after.overall.validN).toBe(before.overall.validN);
      }),
    );
  });

  test('a better answer never lowers a score', () => {
    fc.assert(
      fc.property(answers, fc.nat(), rules, (given, place, rule) => {
        const ratings = given.filter((answer) => answer.answerCode < 5);
        const worse = ratings[place % Math.max(1, ratings.length)];
        fc.pre(worse !== undefined);
        const better = given.map((answer) =>
          answer === worse ? { ...answer, answerCode: answer.answerCode + 1 } : answer,
        );
        const before = scoresOf(sipasIndex(countAnswers(given), structure, rule));
        const after = scoresOf(sipasIndex(countAnswers(better), structure, rule));
        for (const [at, score] of before.entries()) {
          if (score !== null) expect(after[at]).toBeGreaterThanOrEqual(score);
        }
      }),
    );
  });

  test('with one item per factor, scores given back in reproduce factors, groups and index', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 9, maxLength: 9 }),
        (hundredths) => {
          const codes = ['CS1', 'CS2', 'CS3', 'CS4', 'DV1', 'DV2', 'DV3', 'DV4', 'DV5'];
          const given = codes.map((code, at) => ({ code, score: (hundredths[at] ?? 0) / 100 }));
          const index = indexOfScores(given, structureOfCodes(codes).structure, { rollup: 'factor_mean' });
          const sum = (from: number, to: number): number =>
            hundredths.slice(from, to).reduce((a, b) => a + b, 0);
          // ×40 makes both means whole: overall = (Σ CS / 4 + Σ DV / 5) / 2 hundredths.
          const exact40 = 5 * sum(0, 4) + 4 * sum(4, 9);
          expect(index.overall.shown).toBe(Math.floor((exact40 + 20) / 40) / 100);
        },
      ),
    );
  });
});

describe('codes of items and factors', () => {
  test.each([
    ['CS1', 'CS1'],
    ['DV2.3', 'DV2'],
    ['DV2_3', 'DV2'],
    ['DV2-b', 'DV2'],
    ['DV5a', 'DV5'],
    ['DV12', 'DV12'],
    ['DV', null],
    ['dv1', null],
    ['1.1', null],
    ['DV2.', null],
  ])('%s belongs to %s', (code, factor) => {
    expect(factorCodeOf(code)).toBe(factor);
  });

  test('show the structure, and those outside the convention are given back', () => {
    expect(structureOfCodes(['DV1.1', 'CS1', 'DV1.2', 'tuổi'])).toEqual({
      structure: {
        groups: [
          { code: 'DV', factors: [{ code: 'DV1', itemCodes: ['DV1.1', 'DV1.2'] }] },
          { code: 'CS', factors: [{ code: 'CS1', itemCodes: ['CS1'] }] },
        ],
      },
      unknown: ['tuổi'],
    });
  });
});
