import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fates, isInPeriod, judgeRow, periodDay } from '#domain/lists/fates.ts';
import type { Fate, RowFacts } from '#domain/lists/fates.ts';
import { createKeySet } from '#domain/lists/key-set.ts';
import { fateLabels, fateReasons } from '#domain/lists/reasons.ts';

const period = { from: '2024-01-01', to: '2024-12-31' };
const good: RowFacts = {
  transactionKey: 'A',
  agencyName: 'UBND xã Đắk Ha',
  isCompleted: true,
  receivedOn: '2024-03-01',
  resultOn: '2024-03-18',
  phoneProblem: null,
};
const faults: readonly [Fate, Partial<RowFacts>][] = [
  ['missingAgency', { agencyName: null }],
  ['status', { isCompleted: false }],
  ['period', { resultOn: '2025-01-01' }],
  ['missingPhone', { phoneProblem: 'missing' }],
  ['premiumPhone', { phoneProblem: 'premium' }],
  ['invalidPhone', { phoneProblem: 'invalid' }],
];

function judge(row: RowFacts, seen: string[] = []): Fate {
  return judgeRow(row, { seen: createKeySet(seen), period });
}

describe('the fate of a row', () => {
  test('nothing wrong: accepted', () => expect(judge(good)).toBe('accepted'));
  test.each(faults)('%s', (fate, fault) => expect(judge({ ...good, ...fault })).toBe(fate));
  test('a mã hồ sơ seen before: duplicate', () => expect(judge(good, ['A'])).toBe('duplicate'));

  test('of several faults the first in the order of precedence decides', () => {
    fc.assert(
      fc.property(fc.subarray([...faults], { minLength: 1 }), fc.boolean(), (several, isSeen) => {
        // A row has one phone problem; the earlier one stands.
        const row = several.toReversed().reduce((facts, [, fault]) => ({ ...facts, ...fault }), good);
        expect(judge(row, isSeen ? ['A'] : [])).toBe(isSeen ? 'duplicate' : several[0]?.[0]);
      }),
    );
  });

  test('the first of equal mã hồ sơ stands even when it was refused', () => {
    const context = { seen: createKeySet(), period };
    expect(judgeRow({ ...good, agencyName: null }, context)).toBe('missingAgency');
    expect(judgeRow(good, context)).toBe('duplicate');
  });
});

describe('the period', () => {
  test('both ends belong to it, an absent end is open', () => {
    expect(isInPeriod('2024-01-01', period)).toBe(true);
    expect(isInPeriod('2024-12-31', period)).toBe(true);
    expect(isInPeriod('2023-12-31', period)).toBe(false);
    expect(isInPeriod('2025-01-01', period)).toBe(false);
    expect(isInPeriod('2030-01-01', { from: '2024-01-01' })).toBe(true);
    expect(isInPeriod('1999-01-01', null)).toBe(true);
  });
  test('an unknown result date lies in no period, and without a period does no harm', () => {
    expect(judge({ ...good, resultOn: null })).toBe('period');
    expect(judgeRow({ ...good, resultOn: null }, { seen: createKeySet(), period: null })).toBe('accepted');
  });
  test('a result up to a week before its receipt counts on the day of receipt, a greater gap is taken as written', () => {
    expect(periodDay({ receivedOn: '2024-01-02', resultOn: '2023-12-30' })).toBe('2024-01-02');
    expect(periodDay({ receivedOn: '2024-01-08', resultOn: '2024-01-01' })).toBe('2024-01-08');
    expect(periodDay({ receivedOn: '2024-01-09', resultOn: '2024-01-01' })).toBe('2024-01-01');
    expect(periodDay({ receivedOn: '2024-01-09', resultOn: '2024-01-20' })).toBe('2024-01-20');
    expect(periodDay({ receivedOn: null, resultOn: '2024-01-20' })).toBe('2024-01-20');
  });
});

test('every refusal has its reason in both languages, in sentences', () => {
  for (const fate of fates) {
    expect(fateLabels[fate].vi).not.toBe('');
    if (fate === 'accepted') continue;
    expect(fateReasons[fate].vi).toMatch(/\.$/);
    expect(fateReasons[fate].en).toMatch(/\.$/);
  }
});
