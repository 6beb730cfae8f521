import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { wilsonInterval } from '#domain/results/wilson-interval.ts';
import { cati } from '#tests/support/cati.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cati-answers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function indexOf(content: string, ...options: string[]) {
  const path = join(folder, 'answers.csv');
  writeFileSync(path, content);
  return cati('index', `--answers=${path}`, '--questionnaire=transaction-form', ...options);
}

test('interviews give items, factors and index with their errors, for the whole and for each agency', async () => {
  const { status, output, complaint } = await indexOf(
    [
      'agency;stratum;N;DV1.1;DV1.2',
      'Đắk Ha;a;40;5;4',
      'Đắk Ha;a;40;4;97',
      'Đắk Ha;a;40;2;4',
      'Quảng Sơn;b;60;4;1',
      'Quảng Sơn;b;60;;98',
    ].join('\n'),
    '--by=agency',
    '--json',
  );
  expect(complaint).toBe('');
  expect(status).toBe(0);
  const index = JSON.parse(output) as Record<string, never>;
  expect(index).toMatchObject({
    interviews: 5,
    weighted: false,
    item: 'top2_share',
    items: { 'DV1.1': { score: 75, n: 4 }, 'DV1.2': { score: 200 / 3, n: 3, notApplicable: 1, dontKnow: 1 } },
    factors: { DV1: expect.closeTo((75 + 200 / 3) / 2, 12), DV2: null },
    groups: { CS: null, DV: expect.closeTo((75 + 200 / 3) / 2, 12) },
    shown: { overall: 70.83 },
    agencies: {
      'Đắk Ha': { overall: expect.closeTo((200 / 3 + 100) / 2, 12) },
      'Quảng Sơn': { overall: 50, interviews: 2 },
    },
  });
  // Strata, finite population and few degrees of freedom: wider or narrower than a simple random sample's, never the same.
  expect(index['intervals']).not.toMatchObject({ items: { 'DV1.1': wilsonInterval(3, 4) } });
});

test('an answer that cannot be is named with its file and line', async () => {
  const { status, complaint } = await indexOf('agency,DV1.1\nĐắk Ha,5\nĐắk Ha,7');
  expect(status).toBe(1);
  expect(complaint).toContain('answers.csv, dòng 3: câu trả lời cho DV1.1 phải là 1–5');
});
