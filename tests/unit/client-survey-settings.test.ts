// A survey's settings in the form: hours and holidays as people write them.
import { describe, expect, test } from 'vitest';

import { readSettings, settingsDraft, type SettingsDraft } from '#client/features/surveys/settings-draft.ts';
import { setSurveySettings } from '#contract/survey-settings.ts';
import { defaultCallRules } from '#domain/cases/call-rules.ts';

const before = {
  verificationPhone: '0261 3500 000',
  startsOn: '2024-03-01',
  endsOn: '2024-04-15',
  callRules: defaultCallRules,
};
const typed = (change: (draft: SettingsDraft) => void) => {
  const draft = structuredClone(settingsDraft(before as Parameters<typeof settingsDraft>[0]));
  change(draft);
  return readSettings(draft, before as Parameters<typeof settingsDraft>[0]);
};
const rulesAfter = (change: (draft: SettingsDraft) => void) => {
  const read = typed(change);
  if (!('settings' in read)) throw new Error(JSON.stringify([...read.faults]));
  return setSurveySettings.body.parse(read.settings).callRules;
};

test('what is not touched comes out as it went in, whatever the order of its parts', () => {
  const sorted = (rules: typeof defaultCallRules) => ({
    ...rules,
    hours: rules.hours.map((window) => JSON.stringify(window)).toSorted(),
    appointmentHours: rules.appointmentHours.map((window) => JSON.stringify(window)).toSorted(),
  });
  expect(sorted(rulesAfter(() => undefined))).toEqual(sorted(defaultCallRules));
});

test('hours are read as people write them, and a day left empty has none', () => {
  const { hours } = rulesAfter((draft) => {
    draft.windows.hours = { 1: '13h30-17h; 8:00 – 11.30', 2: '', 3: '', 4: '', 5: '', 6: '', 7: '20-24:00' };
  });
  expect(hours).toEqual([
    { weekday: 1, from: '08:00', to: '11:30' },
    { weekday: 1, from: '13:30', to: '17:00' },
    { weekday: 7, from: '20:00', to: '24:00' },
  ]);
});

test('a holiday is of every year or of one', () => {
  expect(rulesAfter((draft) => (draft.holidays = '2/9, 17/02/2026  29/02')).holidays).toEqual([
    '02-29',
    '09-02',
    '2026-02-17',
  ]);
});

describe('what cannot be is said at its field', () => {
  test.each<[string, (draft: SettingsDraft) => void, object]>([
    ['hours backwards', (draft) => (draft.windows.hours[3] = '17-8'), { 'hours-3': { kind: 'hours' } }],
    [
      'hours overlapping',
      (draft) => (draft.windows.hours[3] = '8-12, 11-17'),
      { 'hours-3': { kind: 'overlap' } },
    ],
    ['no such day', (draft) => (draft.holidays = '31/02'), { holidays: { kind: 'holidays' } }],
    ['an end before the start', (draft) => (draft.endsOn = '2024-02-01'), { endsOn: { kind: 'endsOn' } }],
    [
      'no limit typed',
      (draft) => (draft.counts.wrapUpSeconds = null),
      { wrapUpSeconds: { kind: 'missing' } },
    ],
    [
      'fifty tries',
      (draft) => (draft.counts.maxAttempts = 50),
      { maxAttempts: { kind: 'outside', from: 1, to: 30 } },
    ],
  ])('%s', (_, change, faults) => {
    const read = typed(change);
    expect('faults' in read && Object.fromEntries(read.faults)).toEqual(faults);
  });
});
