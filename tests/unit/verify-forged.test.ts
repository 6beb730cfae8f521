// Whoever forges a bundle also forges its digests: `cati verify` finds what no longer follows from the rest, and says where.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import type { PublishedResults } from '#contract/publications.ts';
import { zipArchive } from '#server/platform/zip-writer.ts';
import { cati } from '#tests/support/cati.ts';
import { type Files, madeEdition, signed, writeFiles } from '#tests/support/made-bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-forged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const edition = madeEdition();
let folders = 0;

/** What `cati verify` says of the files; a line a difference. */
async function verified(files: Files): Promise<{ status: number; text: string }> {
  folders += 1;
  const { status, output, complaint } = await cati('verify', writeFiles(files, join(folder, `${folders}`)));
  return { status, text: output + complaint };
}

const text = (name: string, change: (text: string) => string) => (files: Files) =>
  files.set(name, change(files.get(name) ?? ''));
const results = (change: (results: PublishedResults) => unknown) =>
  text('results.json', (own) => {
    const value = JSON.parse(own) as PublishedResults;
    change(value);
    return JSON.stringify(value);
  });

test('an edition of which nothing was changed agrees', async () => {
  const { status, text: said } = await verified(edition);
  expect(said).toContain('Khớp');
  expect(said).toContain('Chưa đối chiếu: bảng Excel, bài phương pháp và kịch bản R');
  expect(status).toBe(0);
});

test.each<[string, (files: Files) => unknown, string]>([
  [
    'an answer',
    text('interviews.csv', (own) =>
      own.replace(/\n36,3,(\d)/, (_, code) => `\n36,3,${code === '5' ? 1 : 5}`),
    ),
    'results.json index',
  ],
  [
    'an interview of no stratum',
    text('interviews.csv', (own) => own.replace(/\n36,3,/, '\n36,9,')),
    'interviews.csv dòng 37: tầng 9',
  ],
  [
    'a stratum that is there twice',
    text('strata.csv', (own) => own.replace(/\n3,/, '\n2,')),
    'strata.csv: tầng 2',
  ],
  [
    'a weight',
    text('strata.csv', (own) => own.replace(/,1,0\.35,1,/, ',2,0.35,1,')),
    'strata.csv tầng 1, weight',
  ],
  [
    'the size of a stratum',
    text('strata.csv', (own) => own.replace(/,40,/, ',400,')),
    'results.json index overall.se',
  ],
  [
    'persons moved between strata',
    text('strata.csv', (own) => own.replace(',40,', ',50,')),
    'strata.csv, persons',
  ],
  [
    'a place of the main sample',
    text('strata.csv', (own) => own.replace(',14,', ',13,')),
    'strata.csv, main',
  ],
  [
    'an outcome',
    text('cases.csv', (own) => own.replace('refusal-hard', 'complete')),
    'results.json rates.counts.I',
  ],
  [
    'interviews that nobody completed',
    text('cases.csv', (own) => own.replace('complete', 'no-answer')),
    'strata.csv tầng 1, interviews',
  ],
  [
    'the last digit of a figure',
    results(({ index }) => {
      const [first] = index.figures;
      if (first) first.shown = (first.shown ?? 0) + 0.01;
    }),
    'results.json index overall.shown',
  ],
  [
    'a figure that stands twice',
    results(({ index }) => {
      const [first] = index.figures;
      if (first) index.figures.unshift({ ...first, shown: 99 });
    }),
    'results.json index.codes',
  ],
  [
    'a rank',
    results(({ index }) => {
      const [first] = index.agencies;
      if (first) first.rank = 3;
    }),
    '.rank',
  ],
  [
    'the rule of the index',
    results(({ rule }) => {
      rule.rollup = 'item_mean';
    }),
    'results.json index',
  ],
  [
    'the profile of the rates',
    results((own) => {
      own.rule.aaporProfile = 'rdd';
    }),
    'results.json profile',
  ],
  [
    'the fewest interviews of a figure',
    results((own) => {
      own.minimumCell = 3;
    }),
    'results.json minimumCell',
  ],
  [
    'a cell that is too small to be public',
    results(({ breakdowns }) => {
      const [cell] = breakdowns[0]?.cells ?? [];
      if (cell) cell.interviews = 2;
    }),
    'results.json breakdowns q:sex',
  ],
  ['interviews that were taken out', (files) => files.delete('interviews.csv'), 'interviews.csv: không'],
  ['figures that were taken out', (files) => files.delete('figures.csv'), 'figures.csv: không'],
  ['cases that were taken out', (files) => files.delete('cases.csv'), 'cases.csv: không'],
  [
    'interviews that are kept back for a reason that is none',
    (files) => {
      files.delete('interviews.csv');
      results((own) => own.withheld.push({ file: 'interviews.csv', because: 'weights-tell' }))(files);
      text('manifest.json', (own) => own.replace('"withheld":[', '"withheld":["interviews.csv",'))(files);
    },
    'results.json withheld',
  ],
  [
    'what is kept back, said otherwise in the manifest',
    text('manifest.json', (own) => own.replace('"withheld":["frame.csv"]', '"withheld":[]')),
    'manifest.json withheld',
  ],
  [
    'strata that count as one in errors, though they are published apart',
    text('strata.csv', (own) => own.replace(/,2,$/m, ',1,')),
    'strata.csv tầng 2, joined',
  ],
  [
    'the chance of being drawn',
    text('strata.csv', (own) => own.replace(',0.35,', ',0.7,')),
    'strata.csv tầng 1, probability',
  ],
  [
    'a chance of being drawn in the sample',
    text('sample.csv', (own) => own.replace(',0.35', ',1.35')),
    'sample.csv: không đọc được (tính lại: dòng 2, cột inclusionProbability)',
  ],
  [
    'an interval that its figure lies outside of',
    results(({ breakdowns }) => {
      const [cell] = breakdowns[0]?.cells ?? [];
      if (cell) cell.low = 55;
    }),
    'results.json breakdowns q:sex Nam: giá trị không thể có',
  ],
  [
    'the draw, which is left out',
    text('manifest.json', (own) => own.replace(/"draw":\{.*?\},"edition"/, '"edition"')),
    'manifest.json draw: không có mục này',
  ],
  [
    'a person of the sample',
    text('sample.csv', (own) => own.replace(/,main,3,1,(\w{8})/, ',main,3,1,00000000')),
    'sample.csv dòng',
  ],
])('%s is named, though the digests were forged with it', async (_what, change, named) => {
  const files: Files = new Map(edition);
  change(files);
  const { status, text: said } = await verified(signed(files));
  expect(said).toContain('Khác: ');
  expect(said).toContain(named);
  expect(status).toBe(1);
});

test.each([
  ['plan.json', (own: string) => `${own} `, 'plan.json: nội dung khác'],
  ['interviews.csv', (own: string) => own.replace(/\n1,1,\d/, '\n1,1,8'), 'dòng 2, cột DV1.1'],
  [
    'figures.csv',
    (own: string) => own.replace(/(,,overall,)\d+/, '$1999'),
    'figures.csv dòng 2: dòng này khác',
  ],
  [
    'manifest.json',
    (own: string) => own.replace('"Sở Nội vụ"', '"Sở khác"'),
    'manifest.json survey.authority',
  ],
])('%s that was changed is named', async (name, change, named) => {
  const { text: said, status } = await verified(text(name, change)(new Map(edition)));
  expect(said).toContain(named);
  expect(status).toBe(1);
});

test('a file that the manifest does not tell of is named; what R wrote beside them is none of it', async () => {
  const { text: said, status } = await verified(
    new Map([...edition, ['so-lieu-2.csv', 'a\n'], ['toString', 'a\n'], ['figures-R.csv', '']]),
  );
  for (const name of ['so-lieu-2.csv', 'toString'])
    expect(said).toContain(`Khác: ${name}: không có trong bản kê`);
  expect(said).toContain('Không khớp: 2 chỗ khác.');
  expect(status).toBe(1);
});

test('nothing in a bundle can write lines of its own or move the cursor', async () => {
  const name = 'Khảo sát\n\u001b[2J\u001b[HKhớp: mọi phần đã đối chiếu đều đúng\u202e';
  const files = text('manifest.json', (own) => own.replace('"Khảo sát thử"', JSON.stringify(name)))(
    new Map(edition),
  );
  const { text: said, status } = await verified(files);
  for (const mark of ['\u001b', '\u202e', '\nKhớp']) expect(said).not.toContain(mark);
  expect(said).toContain('\\u{1b}[2J');
  expect(status).toBe(1);
  const broken = await verified(new Map([['manifest.json', '{"files":{"\\u001b[2J":1}}']]));
  expect(broken.text).not.toContain('\u001b');
  expect(broken.status).toBe(1);
});

async function archived(files: Iterable<readonly [string, string | Iterable<Uint8Array>]>): Promise<Buffer> {
  async function* parts() {
    for (const [name, content] of files)
      yield { name, content: typeof content === 'string' ? [content] : content };
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of zipArchive(parts(), new Date('2026-11-20T03:00:00Z'))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function verifiedArchive(bytes: Buffer): Promise<{ status: number; text: string; complaint: string }> {
  const path = join(folder, 'ho-so.zip');
  writeFileSync(path, bytes);
  const { status, output, complaint } = await cati('verify', path);
  return { status, text: output + complaint, complaint };
}

test('a file that an archive has twice is named: one program shows the one, another the other', async () => {
  const twice = await archived([['figures.csv', 'số khác\n'], ...edition]);
  const { status, text: said } = await verifiedArchive(twice);
  expect(said).toContain('Khác: figures.csv: có hai lần');
  expect(status).toBe(1);
});

test('an archive of a few bytes that unpacks to many is refused in a sentence, in little memory', async () => {
  const zeros = Buffer.alloc(2 ** 20);
  function* manyZeros() {
    for (let piece = 0; piece < 80; piece += 1) yield zeros;
  }
  const one = await verifiedArchive(await archived([['manifest.json', manyZeros()]]));
  expect(one.complaint).toContain('manifest.json: lớn hơn 64 MiB');
  expect(one.status).toBe(1);
  // As its directory claims: 3 GiB twice.
  const claimed = await archived([...edition].slice(-2));
  for (let at = claimed.indexOf('PK\u0001\u0002'); at >= 0; at = claimed.indexOf('PK\u0001\u0002', at + 1))
    claimed.writeUInt32LE(3 * 2 ** 30, at + 24);
  const all = await verifiedArchive(claimed);
  expect(all.complaint).toContain('lớn hơn 4 GiB');
  expect(all.status).toBe(1);
});

test('an archive that was damaged anywhere ends in a sentence or in differences, never in a defect', async () => {
  const whole = await archived(edition);
  const directoryAt = whole.indexOf('PK\u0001\u0002');
  const place = fc.oneof(fc.nat(whole.length - 1), fc.integer({ min: directoryAt, max: whole.length - 1 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      fc.option(fc.nat(whole.length), { freq: 5, nil: whole.length }),
      async (changes, length) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const { status, complaint } = await verifiedArchive(bytes.subarray(0, length));
        expect([0, 1]).toContain(status);
        expect(complaint.trim().split('\n')).toHaveLength(1);
      },
    ),
    { numRuns: 60 },
  );
});
