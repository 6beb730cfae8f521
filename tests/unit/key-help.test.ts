// The `?` sheet is complete: whatever screen declares a key does so in one way, and every key so declared is in the sheet.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { groupsOf, helpRows } from '#client/ui/keys.ts';

const client = fileURLToPath(new URL('../../client/', import.meta.url));
const run = () => undefined;

test('every declared key stands in the sheet, those that do the same in one row, the usual one first', () => {
  const rows = helpRows([
    { key: 'ArrowLeft', label: 'Câu trước', run, hidden: true },
    { key: '1', label: 'Hài lòng', run, helpOnly: true },
    { key: 'Backspace', label: 'Câu trước', run },
  ]);
  expect(rows).toEqual([
    { label: 'Câu trước', keys: ['Backspace', 'ArrowLeft'] },
    { label: 'Hài lòng', keys: ['1'] },
  ]);
});

test('parts of a screen that declare keys under one heading stand under it once', () => {
  const of = (key: string) => ({ key, label: key, run });
  expect(
    groupsOf([
      { group: 'Báo cáo', bindings: [of('F4')] },
      { group: '', bindings: [] },
      { group: 'Ở mọi màn hình', bindings: [of('?')] },
      { group: 'Báo cáo', bindings: [of('F8')] },
    ]),
  ).toEqual([
    { group: 'Báo cáo', bindings: [of('F4'), of('F8')] },
    { group: 'Ở mọi màn hình', bindings: [of('?')] },
  ]);
});

test('no screen listens to keys past the sheet, but inside a field or list of its own', () => {
  const listening = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /addEventListener\('key/.test(readFileSync(client + file, 'utf8')))
    .toSorted();
  expect(listening).toEqual([
    // They only see that somebody is at the keys.
    'features/console/use-wrap-up.ts',
    'ui/keys-at-rest.ts',
    'ui/keys.ts',
    // It gives a field the focus.
    'ui/letters-into.ts',
  ]);
  // Beside each of these stands in words what the keys do; elsewhere than in it they do nothing.
  const within = readdirSync(client, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => /onKey(Down|Up|Press)=/.test(readFileSync(client + file, 'utf8')))
    .toSorted();
  expect(within).toEqual([
    'features/agencies/agency-form.tsx',
    'features/console/jump-list.tsx',
    'features/console/question-notes.tsx',
    'features/console/refusal-panel.tsx',
    'features/console/respondent-panel.tsx',
    'features/questionnaires/name-field.tsx',
    'features/questionnaires/outline.tsx',
    'features/reports/figure-list.tsx',
    'frame/palette.tsx',
    'ui/data-table.tsx',
  ]);
});
