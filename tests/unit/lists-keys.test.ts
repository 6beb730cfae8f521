// The lists of tests/data are exports as one-stop systems give them, with invented people. Each key says what fate its
// rows must get: made together with the list, independent of the code here.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { fates } from '#domain/lists/fates.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListRow, ListSummary } from '#domain/lists/list-reading.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';

const counted = ['old11', 'lostZero', 'plus84', 'twoPhones', 'landline'] as const;

const keySchema = z.object({
  rows: z.number(),
  period: z.tuple([z.string(), z.string()]),
  fates: z.record(z.enum(fates), z.number()),
  validPhone: z.number(),
  notCompleted: z.number(),
  missingUnit: z.number(),
  ...Object.fromEntries(counted.map((name) => [name, z.number()])),
});

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../data/${name}`, import.meta.url));
}

async function keyOf(name: string): Promise<z.infer<typeof keySchema> & Record<string, unknown>> {
  return keySchema.parse(JSON.parse(await readFile(pathOf(`${name}-key.json`), 'utf8')));
}

async function read(
  file: string,
  [from, to]: readonly [string, string],
): Promise<{ rows: ListRow[]; summary: ListSummary }> {
  const reading = createListReading({ period: { from, to } });
  const rows: ListRow[] = [];
  for await (const raw of readTable(pathOf(file))) {
    const row = reading.take(raw);
    if (row) rows.push(row);
  }
  return { rows, summary: reading.finish() };
}

/** Each file is read once. */
const readings = new Map<string, ReturnType<typeof read>>();

async function readByKey(file: string, name: string): Promise<{ rows: ListRow[]; summary: ListSummary }> {
  const { period } = await keyOf(name);
  const reading = readings.get(file) ?? read(file, period);
  readings.set(file, reading);
  return reading;
}

const longest = { timeout: 60_000 };

const files = [
  ['tthc-binh-dinh-82.xlsx', 'tthc-binh-dinh-82'],
  ['tthc-ca-mau-308.csv', 'tthc-ca-mau-308'],
  ['tthc-dak-glong-59.xlsx', 'tthc-dak-glong-59'],
  ['tthc-dak-glong-59-utf16-semicolon.csv', 'tthc-dak-glong-59'],
] as const;

describe.each(files)('%s', longest, (file, name) => {
  test('every row gets the fate of its key, and oddities are counted as the key counts them', async () => {
    const key = await keyOf(name);
    const { rows, summary } = await readByKey(file, name);
    expect(summary.rows).toBe(key.rows);
    expect(summary.fates).toEqual(key.fates);
    for (const warning of counted)
      expect([warning, summary.warnings[warning]]).toEqual([warning, key[warning]]);

    const firsts = rows.filter(({ fate }) => fate !== 'duplicate');
    expect(firsts.filter(({ fields }) => fields.phones.length > 0)).toHaveLength(key.validPhone);
    expect(firsts.filter(({ fields }) => !fields.isCompleted)).toHaveLength(key.notCompleted);
    expect(firsts.filter(({ fields }) => fields.agencyName === null)).toHaveLength(key.missingUnit);
    expect(summary.persons).toBe(
      new Set(rows.filter(({ fate }) => fate === 'accepted').map(({ fields }) => fields.personKey)).size,
    );
  });

  test('every column is understood and no letter is damaged', async () => {
    const { summary } = await readByKey(file, name);
    expect(summary.headers.flatMap(({ header }) => header.unrecognised)).toEqual([]);
    expect(summary.missingColumns).toEqual([]);
    expect(summary.warnings).toMatchObject({
      textDamaged: 0,
      statusUnknown: 0,
      channelUnknown: 0,
      recordCodeUnknownForm: 0,
      recordCodeDateMismatch: 0,
      receivedOnUnreadable: 0,
    });
  });
});

test('a list exported twice, as workbook and as text, reads the same row by row', longest, async () => {
  const workbook = await readByKey('tthc-dak-glong-59.xlsx', 'tthc-dak-glong-59');
  const text = await readByKey('tthc-dak-glong-59-utf16-semicolon.csv', 'tthc-dak-glong-59');
  const essence = ({ fields, fate, warnings }: ListRow): unknown => ({ fields, fate, warnings });
  expect(text.rows.map(essence)).toEqual(workbook.rows.map(essence));
  expect(text.summary.persons).toBe(workbook.summary.persons);
});

test("the clerk's own number, entered for citizens who gave none, is pointed out", longest, async () => {
  const { summary } = await readByKey('tthc-binh-dinh-82.xlsx', 'tthc-binh-dinh-82');
  expect(summary.sharedPhones).toHaveLength(1);
  expect(summary.sharedPhones[0]?.persons).toBeGreaterThan(100);
});
