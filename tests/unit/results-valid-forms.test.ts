import { describe, expect, test } from 'vitest';

import { duplicateForms } from '#domain/results/duplicate-forms.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';
import { sharedRanks } from '#domain/results/shared-ranks.ts';
import {
  acceptsAll,
  formCounts,
  type FormFacts,
  type FormReason,
  reasonsAgainst,
  type ValidFormRule,
} from '#domain/results/valid-forms.ts';

test('BHXH Việt Nam 2025: issued 91.296, collected 84.508, valid 84.448, as published on 27/02/2026', () => {
  const counts = formCounts(91_296, 84_508, 84_448);
  const shown = (percent: number | null): number => roundHalfUp(percent ?? NaN, 2);
  expect(shown(counts.collectedOfIssued)).toBe(92.56);
  expect(shown(counts.validOfCollected)).toBe(99.93);
  expect(shown(counts.validOfIssued)).toBe(92.5);
  expect(counts.collected - counts.valid).toBe(60);
});

test('shares of nothing are no figures', () => {
  expect(formCounts(0, 0, 0)).toMatchObject({ collectedOfIssued: null, validOfCollected: null });
});

const none: ValidFormRule = {
  minimumRated: 0,
  maximumSpecial: 100,
  straightLine: 0,
  minimumSeconds: 0,
  rejectContradictory: false,
  rejectWithoutConsent: false,
  duplicates: 'all',
};
const fine: FormFacts = { consented: true, contradictory: false, seconds: 200 };

test('of several forms of one person, by number and name, the first or the last counts, as the office sets it', () => {
  const form = (id: string, name: string, phones: string[], endedAt: number) => ({
    id,
    name,
    phones,
    endedAt,
  });
  const forms = [
    form('a', 'Nguyễn Văn Hòa', ['0901'], 3),
    form('b', 'NGUYỄN VĂN HOÀ', ['0901', '0902'], 1),
    form('c', 'nguyễn  văn hoà', ['0902'], 2),
    // The same telephone, another person; the same name, another telephone.
    form('d', 'Trần Thị Lan', ['0901'], 0),
    form('e', 'Nguyễn Văn Hòa', ['0903'], 0),
  ];
  expect([...duplicateForms(forms, 'first')].toSorted()).toEqual(['a', 'c']);
  expect([...duplicateForms(forms, 'last')].toSorted()).toEqual(['b']);
  expect(acceptsAll({ ...none, duplicates: 'first' })).toBe(false);
});

describe('a form is valid when enough of the items that apply to it are rated', () => {
  test.each([
    [[5, 4, 3, 2, 98], 80, true],
    [[5, 4, 3, 99, 98], 80, false],
    // Not asked and not applicable are no items of it.
    [[5, 4, 3, 2, -1, 97, 97], 100, true],
    [[-1, 97], 1, false],
    [[-1, 97], 0, true],
  ])('%j at %i %%: %s', (codes, minimum, valid) => {
    const reasons = reasonsAgainst(codes, null, { ...none, minimumRated: minimum });
    expect(reasons).toEqual(valid ? [] : ['tooFewRated']);
  });
});

describe('each rule has its reason code, and holds from its bound on', () => {
  test.each<[string, Partial<ValidFormRule>, number[], Partial<FormFacts>, FormReason[]]>([
    ['half special at a bound of half', { maximumSpecial: 50 }, [5, 4, 98, 97, -1], {}, []],
    ['more than half special', { maximumSpecial: 50 }, [5, 99, 98, 97, -1], {}, ['tooManySpecial']],
    ['three alike at a bound of three', { straightLine: 3 }, [4, 4, 4, 98], {}, ['straightLine']],
    ['two alike at a bound of three', { straightLine: 3 }, [4, 4, 98, -1], {}, []],
    ['three not alike', { straightLine: 3 }, [4, 4, 5], {}, []],
    ['at the least duration', { minimumSeconds: 60 }, [5], { seconds: 60 }, []],
    ['below it', { minimumSeconds: 60 }, [5], { seconds: 59.9 }, ['tooFast']],
    ['duration not known', { minimumSeconds: 60 }, [5], { seconds: null }, []],
    ['contradictory', { rejectContradictory: true }, [5], { contradictory: true }, ['contradictory']],
    ['no consent', { rejectWithoutConsent: true }, [5], { consented: false }, ['noConsent']],
    [
      'several at once, in the order that they count by',
      { rejectWithoutConsent: true, minimumSeconds: 60, straightLine: 2, minimumRated: 100 },
      [4, 4, 98],
      { consented: false, seconds: 10 },
      ['noConsent', 'tooFast', 'tooFewRated', 'straightLine'],
    ],
    ['no rule', {}, [4, 4, 98], { consented: false, contradictory: true, seconds: 1 }, []],
  ])('%s', (_, rule, codes, facts, reasons) => {
    const found = reasonsAgainst(codes, { ...fine, ...facts }, { ...none, ...rule });
    expect(found).toEqual(reasons);
    if (found.length > 0) expect(acceptsAll({ ...none, ...rule })).toBe(false);
  });
});

test('equal published scores share a rank and the next is left out', () => {
  expect(sharedRanks([90.12, 88.4, 88.4, 71])).toEqual([1, 2, 2, 4]);
});
