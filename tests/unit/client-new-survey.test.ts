import { describe, expect, test } from 'vitest';

import { checkDraft, codeFrom, draftFor, recheckOf } from '#client/features/surveys/new-survey-draft.ts';

const old = {
  id: '6f1b6f0e-0000-4000-8000-000000000001',
  version: 2,
  purpose: 'interview',
  repeats: [],
} as const;
const newer = {
  id: '6f1b6f0e-0000-4000-8000-000000000002',
  version: 10,
  purpose: 'interview',
  repeats: [],
} as const;
const recheck = {
  id: '6f1b6f0e-0000-4000-8000-000000000003',
  version: 1,
  purpose: 'backCheck',
  repeats: [newer.id],
} as const;
const recheckOfOld = {
  id: '6f1b6f0e-0000-4000-8000-000000000004',
  version: 3,
  purpose: 'backCheck',
  repeats: [old.id],
} as const;

const filled = {
  ...draftFor('2025-11-22', [old, newer, recheckOfOld, recheck]),
  name: 'Khảo sát Đắk Glong 2025',
  code: 'dak-glong-2025',
  authority: 'UBND huyện Đắk Glong',
  planNumber: '59/KH-UBND',
  verificationPhone: '0261 3 000 000',
};
const faultsOf = (draft: typeof filled) => {
  const checked = checkDraft(draft);
  return 'faults' in checked ? Object.fromEntries(checked.faults) : {};
};

describe('a new survey', () => {
  test('begins with the newest questionnaires and a period that has transactions', () => {
    expect(filled).toMatchObject({
      interviewVersionId: newer.id,
      backCheckVersionId: recheck.id,
      periodFrom: '2025-01-01',
      periodTo: '2025-11-22',
      startsOn: '2025-11-22',
      endsOn: '2026-01-06',
    });
    expect(draftFor('2026-02-10', [])).toMatchObject({ periodFrom: '2025-01-01', periodTo: '2025-12-31' });
  });

  test('has a form of phúc tra that repeats its questionnaire, changed only where it would not fit', () => {
    const versions = [old, newer, recheckOfOld, recheck];
    expect(recheckOf(versions, old.id, recheck.id)).toBe(recheckOfOld.id);
    const both = { ...recheckOfOld, version: 9, id: 'both', repeats: [old.id, newer.id] };
    expect(recheckOf([...versions, both], newer.id, recheck.id)).toBe(recheck.id);
    expect(recheckOf([old, newer, recheckOfOld], newer.id)).toBe('');
  });

  test('is sent as the contract wants it, the share of phúc tra as a fraction', () => {
    expect(checkDraft({ ...filled, name: '  Khảo sát Đắk Glong 2025 ' })).toMatchObject({
      survey: { name: 'Khảo sát Đắk Glong 2025', backCheckRate: 0.1, interviewVersionId: newer.id },
    });
  });

  test.each([
    ['1022', true],
    ['1900 1234', true],
    ['+84 912 345 678', true],
    ['0261 3500 000, máy lẻ 12', true],
    ['0256 38', false],
    ['hotline', false],
  ])('is checked by a number that can be dialled: %s', (verificationPhone, taken) => {
    expect(faultsOf({ ...filled, verificationPhone })).toEqual(
      taken ? {} : { verificationPhone: 'verificationPhone' },
    );
  });

  test('names every field that is not right, also the order of days while others are missing', () => {
    const draft = { ...filled, name: 'ab', startsOn: '', periodFrom: '2025-12-31', backCheckPercent: 2 };
    expect(faultsOf(draft)).toEqual({
      name: 'name',
      startsOn: 'day',
      periodTo: 'periodTo',
      backCheckPercent: 'backCheckRate',
    });
  });

  test('asks for a questionnaire where none is published', () => {
    expect(faultsOf({ ...filled, backCheckVersionId: '' })).toEqual({ backCheckVersionId: 'version' });
  });

  test('takes its code from its name', () => {
    expect(codeFrom('Khảo sát sự hài lòng – huyện Đắk Glong (2024)')).toBe(
      'khao-sat-su-hai-long-huyen-dak-glong-2024',
    );
    expect(codeFrom('a'.repeat(40) + ' xã')).toBe('a'.repeat(40));
  });
});
