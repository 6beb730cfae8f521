// The lists of tests/data are exports as one-stop systems give them, with invented people. Each key says what fate its
// rows must get: made together with the list, independent of the code here.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { fates } from '#domain/lists/fates.ts';
import { createInspection } from '#domain/lists/inspection.ts';
import type { ListInspection } from '#domain/lists/inspection.ts';
import type { ListMapping } from '#domain/lists/list-mapping.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListRow, ListSummary } from '#domain/lists/list-reading.ts';
import { foldText } from '#domain/lists/names.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';

import { collected } from './lists-archives.ts';
import { inOldCoding, windows1252Bytes } from './lists-old-text.ts';

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
  path: string,
  [from, to]: readonly [string, string],
  mapping?: ListMapping,
): Promise<{ rows: ListRow[]; summary: ListSummary }> {
  const reading = createListReading({
    period: { from, to },
    sharedPhoneNames: 5,
    ...(mapping && { mapping }),
  });
  const rows: ListRow[] = [];
  for await (const raw of readTable(path)) {
    const row = reading.take(raw);
    if (row) rows.push(row);
  }
  return { rows, summary: reading.finish() };
}

/** Each file is read once. */
const readings = new Map<string, ReturnType<typeof read>>();

async function readByKey(file: string, name: string): Promise<{ rows: ListRow[]; summary: ListSummary }> {
  const { period } = await keyOf(name);
  const reading = readings.get(file) ?? read(pathOf(file), period);
  readings.set(file, reading);
  return reading;
}

async function inspect(path: string): Promise<ListInspection> {
  const inspection = createInspection();
  for await (const row of readTable(path)) if (!inspection.take(row)) break;
  return inspection.finish();
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

  test('read by its proposal it is read the same', async () => {
    const { period } = await keyOf(name);
    const { proposal, questions } = await inspect(pathOf(file));
    expect(questions).toEqual(period[0] < '2017' ? ['ambiguous-landlines'] : []);
    const [alone, proposed] = [await readByKey(file, name), await read(pathOf(file), period, proposal)];
    expect(proposed.summary).toEqual(alone.summary);
    expect(proposed.rows.map((row) => JSON.stringify(row))).toEqual(
      alone.rows.map((row) => JSON.stringify(row)),
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
  expect(summary.sharedPhones.numbers).toBe(1);
  expect(summary.sharedPhones.mostPersons).toBeGreaterThan(100);
  expect(summary.warnings['phoneUnderManyNames']).toBeGreaterThanOrEqual(summary.sharedPhones.mostPersons);
});

describe('the same lists as old programs exported them', longest, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lists-keys-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A text table of the rows, in an old coding. */
  async function exported(
    rows: readonly RawRow[],
    [coding, delimiter, capitals]: (typeof programs)[number],
  ): Promise<string> {
    const lines: string[] = [];
    for (const { rowNumber, cells } of rows) {
      while (lines.length < rowNumber - 1) lines.push('');
      lines.push(cells.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(delimiter));
    }
    const path = join(folder, `${coding}.txt`);
    await writeFile(path, windows1252Bytes(inOldCoding(`${lines.join('\r\n')}\r\n`, coding, capitals)));
    return path;
  }

  function cellText(cell: RawRow['cells'][number]): string {
    if (!(cell instanceof Date)) return String(cell ?? '');
    const [on = '', time = ''] = cell.toISOString().split('T');
    return `${on.split('-').toReversed().join('/')} ${time.slice(0, 5)}`;
  }

  const programs = [
    ['tcvn3', '\t', 'pairs'],
    ['tcvn3', ',', 'small'],
    ['vni', ';', 'pairs'],
    ['windows-1258', ',', 'pairs'],
  ] as const;
  // Each list in two of them: reading twelve thousand rows takes its second.
  const cases = files
    .filter(([file]) => !file.includes('utf16'))
    .flatMap(([file, name], index) =>
      [0, 1].map((turn) => [file, name, programs[(index + turn) % programs.length] ?? programs[0]] as const),
    );

  test.each(cases)('%s, %s, %s', async (file, name, program) => {
    const [coding, , capitals] = program;
    const key = await keyOf(name);
    const original = await readByKey(file, name);
    const path = await exported(await collected(readTable(pathOf(file))), program);
    const { proposal, questions, codings } = await inspect(path);
    expect(codings.map((offer) => offer.coding)).toEqual([coding]);
    expect(questions).toContain('text-coding');
    const { rows, summary } = await read(path, key.period, proposal);
    expect(summary.fates).toEqual(key.fates);
    expect(summary.persons).toBe(original.summary.persons);
    expect(rows.map(({ fate }) => fate)).toEqual(original.rows.map(({ fate }) => fate));
    // A capital with a tone that was typed as a small letter is not known for one: only then may the case differ.
    const spelled = (text: string | null): string | null =>
      capitals === 'small' && text !== null ? foldText(text) : text;
    const essence = ({ fields }: ListRow): string =>
      JSON.stringify({
        ...fields,
        applicantName: spelled(fields.applicantName),
        agencyName: spelled(fields.agencyName),
        tthcName: spelled(fields.tthcName),
        field: spelled(fields.field),
        address: spelled(fields.address),
        status: spelled(fields.status),
      });
    expect(rows.map(essence)).toEqual(original.rows.map(essence));
  });
});
