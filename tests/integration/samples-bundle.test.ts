// The bundle of a draw, as it leaves the server, repeated by `cati verify` without the database; and every change of it
// named.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Findings } from '#cli/bundle/difference.ts';
import { verifyBundle } from '#cli/bundle/verify-bundle.ts';
import { closeFrame, commitSeed, getSampleManifest } from '#contract/samples.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { commitmentDigest } from '#domain/samples/seed-commitment.ts';
import type { Context } from '#server/context.ts';
import { addDoNotCall } from '#server/features/do-not-call/commands.ts';
import { confirmSample } from '#server/features/samples/commands.ts';
import { cati } from '#tests/support/cati.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { draftSurvey, drawnBy, loadList, persons, planByAgency } from '#tests/support/frame-list.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { unpacked } from '#tests/support/unpacked.ts';

const root = join(import.meta.dirname, '../..');
const seed = 'k7q2 9f0c 4d31 77ab 52e8 1c6d 0b94';
const plan = planByAgency({ reserveFactor: 0.5, replicates: 3 }, 7);

let database: FreshDatabase;
let product: Product;
let supervisor: Person;
let ctx: Context;
let pool: pg.Pool;
let folder: string;
let zip: string;
let sampleId: string;
/** The files of the bundle as they were given. */
let given: ReadonlyMap<string, string>;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  supervisor = await product.signIn('giamsat');
  ctx = await product.as('giamsat');
  ({ pool } = product);
  folder = await mkdtemp(join(tmpdir(), 'lang-nghe-bundle-'));

  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, [
    ...persons(30, 0, 'UBND xã Đắk Ha, huyện Đắk Glong'),
    ...persons(12, 100, 'UBND xã "Quảng" Khê'),
    ...persons(4, 200, 'Sở Tư pháp'),
  ]);
  await addDoNotCall(ctx, { phone: '0920000003', source: 'office', reason: 'Theo yêu cầu' });
  const body = { digest: commitmentDigest(seed), publishedIn: 'Thông báo 12/TB-UBND' };
  await supervisor.call(commitSeed, { params: { surveyId }, body });
  await supervisor.call(closeFrame, { params: { surveyId } });
  sampleId = await drawnBy(ctx, pool, surveyId, plan, seed);
  await confirmSample(ctx, sampleId);
  // What happens afterwards is no part of the draw.
  await addDoNotCall(ctx, { phone: '0920000010', source: 'office', reason: 'Theo yêu cầu' });
  zip = join(folder, 'ho-so.zip');
  await writeFile(zip, await bundle());
  given = await unpacked(zip);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await product.close();
  await database.drop();
});

async function bundle(): Promise<Uint8Array> {
  const response = await fetch(`${product.origin}/api/samples/${sampleId}/bundle`, {
    headers: { cookie: supervisor.cookie },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

async function verify(path: string): Promise<Findings> {
  return (await verifyBundle(path)).findings;
}

let folders = 0;

/** The bundle in a folder with some files changed; `resigned` puts their new digests into the manifest. */
async function changed(
  changes: Record<string, (text: string) => string | null>,
  { resigned = false } = {},
): Promise<string> {
  folders += 1;
  const path = join(folder, `ho-so-${folders}`);
  await mkdir(path);
  const files = new Map(given);
  for (const [name, change] of Object.entries(changes)) {
    const text = change(files.get(name) ?? '');
    if (text === null) files.delete(name);
    else files.set(name, text);
  }
  if (resigned) {
    const manifest = JSON.parse(files.get('manifest.json') ?? '') as { files: Record<string, string> };
    for (const name of Object.keys(manifest.files))
      manifest.files[name] = createHash('sha256')
        .update(files.get(name) ?? '')
        .digest('hex');
    files.set('manifest.json', JSON.stringify(manifest));
  }
  for (const [name, text] of files) await writeFile(join(path, name), text);
  return path;
}

test('what was drawn is drawn again from the bundle alone, as an archive and as a folder', async () => {
  // What it prints of the manifest is what the sample's page says, whenever the bundle was taken.
  const { digest: manifestDigest } = await supervisor.call(getSampleManifest, { params: { sampleId } });
  for (const path of [zip, await changed({})]) {
    const { status, output } = await cati('verify', path, '--json');
    expect(JSON.parse(output)).toMatchObject({
      ok: true,
      manifestDigest,
      differences: [],
      draws: 1,
      checked: ['files', 'seed', 'closedFrame', 'draw', 'sample'],
      notChecked: [
        { part: 'index', because: 'not-published' },
        { part: 'rates', because: 'not-published' },
      ],
    });
    expect(status).toBe(0);
  }
});

test('it tells no name and no number, and who took it is written down', async () => {
  const all = [...given.values()].join('\n');
  expect(all).not.toMatch(/Nguyễn Thị Mẫu/);
  for (const phone of ['920000003', '920000010', '920000101']) expect(all).not.toContain(phone);
  const frame = given.get('frame.csv')?.split('\n') ?? [];
  expect(frame).toHaveLength(30 + 12 + 4 + 2);
  expect(frame.filter((line) => line.endsWith(',doNotCall,'))).toHaveLength(1);
  const entries = await ctx.prisma.auditEntry.count({
    where: { action: 'sample-bundle-given', subjectId: sampleId },
  });
  expect(entries).toBeGreaterThan(0);
});

test('a draw that is not confirmed can be checked too, without what is still to come', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, persons(5, 500));
  const confirmedOne = sampleId;
  sampleId = await drawnBy(ctx, pool, surveyId, plan, 'một');
  sampleId = await drawnBy(ctx, pool, surveyId, plan, 'hai');
  const path = join(folder, 'chua-xac-nhan.zip');
  await writeFile(path, await bundle());
  sampleId = confirmedOne;
  const { manifest, findings } = await verifyBundle(path);
  expect(manifest.draw?.draws.map((draw) => draw.seed)).toEqual(['một', 'hai']);
  expect(findings).toMatchObject({
    differences: [],
    checked: ['files', 'draw', 'sample'],
    notChecked: [
      { part: 'seed', because: 'no-commitment' },
      { part: 'closedFrame', because: 'frame-open' },
      { part: 'index', because: 'not-published' },
      { part: 'rates', because: 'not-published' },
    ],
  });
});

test('a frame of before villages were read is still a frame', async () => {
  const older = await changed(
    { 'frame.csv': (text) => text.replaceAll(/,[^,\n]*\n/g, '\n') },
    { resigned: true },
  );
  expect(await readFile(join(older, 'frame.csv'), 'utf8')).toMatch(/^transactionKey,.*,excludedBecause\n/);
  expect(await verify(older)).toMatchObject({ differences: [] });
});

describe('without the frame the sample still shows that it is the one drawn', () => {
  const withoutFrame = (sample: (text: string) => string) =>
    changed(
      {
        'frame.csv': () => null,
        'sample.csv': sample,
        'manifest.json': (text) => {
          const manifest = JSON.parse(text) as { files: Record<string, string>; withheld?: string[] };
          delete manifest.files['frame.csv'];
          return JSON.stringify({ ...manifest, withheld: ['frame.csv'] });
        },
      },
      { resigned: true },
    );
  const places = async (sample: (text: string) => string) =>
    (await verify(await withoutFrame(sample))).differences.map(({ where, kind }) => `${where}: ${kind}`);

  test('its digest, its order in each stratum and its numbers are checked, and what was not is said', async () => {
    const findings = await verify(await withoutFrame((text) => text));
    expect(findings).toMatchObject({ differences: [], checked: ['files', 'seed', 'sampleAlone'] });
    for (const part of ['closedFrame', 'draw', 'sample'])
      expect(findings.notChecked).toContainEqual({ part, because: 'withheld' });
  });

  test('a person put in the place of another stands out of order, even with all digests mended', async () => {
    expect(
      await places((text) => text.replace(/,main,2,2,[0-9a-f]{20},/, `,main,2,2,${'0'.repeat(20)},`)),
    ).toEqual(['manifest.json draw.sampleDigest: value-differs', 'sample.csv dòng 3: out-of-order']);
  });

  test('one taken out, one of the reserve made main', async () => {
    expect(await places((text) => text.replace(/\n[^\n]*,main,3,3,[^\n]*/, ''))).toEqual(
      expect.arrayContaining(['manifest.json draw.main: value-differs', 'sample.csv dòng 4: out-of-order']),
    );
    expect(await places((text) => text.replace(/,reserve,1,0,/, ',main,8,2,'))).toEqual(
      expect.arrayContaining(['manifest.json draw.reserve: value-differs']),
    );
  });
});

test('villages are drawn first, then persons whose address lies in them, and it is repeated from the bundle', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  const villages = ['Thôn 1', 'Thôn 2', 'Thôn 3'];
  const living = (commune: string, first: number) =>
    villages.flatMap((village, at) =>
      persons(4, first + at * 10, `UBND ${commune}, huyện Đắk Glong`).map((person) => ({
        ...person,
        address: `${village}, ${commune}`,
      })),
    );
  await loadList(ctx, pool, surveyId, [
    ...living('xã Đắk Ha', 1000),
    ...living('xã Quảng Khê', 2000),
    // Served here, living elsewhere in a village of the same name.
    ...persons(4, 3000, 'UBND xã Đắk Ha, huyện Đắk Glong').map((person) => ({
      ...person,
      address: 'Thôn 1, xã Đắk Som',
    })),
  ]);
  const areas = ['xã Đắk Ha', 'xã Quảng Khê'].flatMap((commune) =>
    villages.map((village) => ({ district: 'huyện Đắk Glong', class: 'III', commune, village })),
  );
  const byVillage: SamplePlan = {
    ...planByAgency({ reserveFactor: 1, areas }),
    parts: [
      {
        name: 'Thôn',
        eligibility: {},
        stages: [
          { area: 'district', take: 'all', chances: 'equal' },
          { area: 'commune', take: { byClass: { III: 2 } }, chances: 'equal' },
          { area: 'village', take: 2, chances: 'equal' },
        ],
        strata: ['district', 'commune', 'village'],
        allocation: { kind: 'fixed', perStratum: 2 },
      },
    ],
  };
  const former = sampleId;
  sampleId = await drawnBy(ctx, pool, surveyId, byVillage, seed);
  const strata = await ctx.prisma.stratum.findMany({ where: { sampleId } });
  expect(strata.map(({ personCount, mainCount }) => [personCount, mainCount])).toEqual(
    Array.from({ length: 4 }, () => [4, 2]),
  );
  // Persons of a village count for the agency that served them.
  expect(new Set(strata.map(({ agencyName }) => agencyName))).toEqual(
    new Set(['xã Đắk Ha', 'xã Quảng Khê'].map((commune) => `UBND ${commune}, huyện Đắk Glong`)),
  );
  const path = join(folder, 'thon.zip');
  await writeFile(path, await bundle());
  sampleId = former;
  const { manifest, findings } = await verifyBundle(path);
  expect(findings).toMatchObject({ differences: [], checked: ['files', 'draw', 'sample'] });
  expect(manifest.draw?.excluded).toMatchObject({ areaUnknown: 4, areaNotDrawn: 8 });
});

describe('a change is named', () => {
  const kinds = ({ differences }: Findings) => differences.map(({ where, kind }) => `${where}: ${kind}`);

  test('a transaction taken out of the frame', async () => {
    const verdict = await verify(
      await changed({ 'frame.csv': (text) => text.replace(/\n[^\n]+\n$/, '\n') }, { resigned: true }),
    );
    expect(kinds(verdict)).toContain('manifest.json draw.closedFrame.digest: value-differs');
    expect(kinds(verdict)).toContain('manifest.json draw.frameDigest: value-differs');
  });

  test('one byte of the frame', async () => {
    const verdict = await verify(
      await changed({ 'frame.csv': (text) => text.replace('2024-03-08', '2024-03-09') }),
    );
    expect(kinds(verdict)).toContain('frame.csv: file-changed');
    expect(kinds(verdict)).toContain('manifest.json draw.frameDigest: value-differs');
  });

  test('the seed', async () => {
    const verdict = await verify(
      await changed({ 'manifest.json': (text) => text.replaceAll(seed, '20240318') }),
    );
    expect(kinds(verdict)).toContain('manifest.json draw.seed: seed-not-committed');
    expect(kinds(verdict)).toContain('manifest.json draw.sampleDigest: value-differs');
  });

  test('the plan, even with its digest mended', async () => {
    const verdict = await verify(
      await changed(
        { 'plan.json': (text) => text.replace('"perStratum": 7', '"perStratum": 6') },
        { resigned: true },
      ),
    );
    expect(kinds(verdict)).not.toContain('plan.json: file-changed');
    expect(kinds(verdict)).toContain('manifest.json draw.main: value-differs');
    expect(kinds(verdict)).toContain('manifest.json draw.sampleDigest: value-differs');
  });

  test('a person put in the place of another', async () => {
    const verdict = await verify(
      await changed(
        { 'sample.csv': (text) => text.replace(/,main,1,1,[0-9a-f]{20},/, `,main,1,1,${'0'.repeat(20)},`) },
        { resigned: true },
      ),
    );
    expect(kinds(verdict)).toEqual(['sample.csv dòng 2: row-differs']);
    expect(verdict.differences[0]?.published).toContain('0'.repeat(20));
  });

  test('a digest, a count, an exclusion, the order of events', async () => {
    const manifest = (change: (draw: Record<string, unknown>) => void) =>
      changed({
        'manifest.json': (text) => {
          const value = JSON.parse(text) as { draw: Record<string, unknown> };
          change(value.draw);
          return JSON.stringify(value);
        },
      });
    const of = async (change: (draw: Record<string, unknown>) => void) =>
      kinds(await verify(await manifest(change)));
    expect(await of((draw) => (draw['sampleDigest'] = '0'.repeat(64)))).toEqual([
      'manifest.json draw.sampleDigest: value-differs',
    ]);
    expect(await of((draw) => (draw['persons'] = 1))).toEqual(['manifest.json draw.persons: value-differs']);
    expect(await of((draw) => (draw['excluded'] = {}))).toEqual([
      'manifest.json draw.excluded.doNotCall: value-differs',
    ]);
    expect(
      await of(
        (draw) =>
          (draw['closedFrame'] = { ...(draw['closedFrame'] as object), closedAt: '2020-01-01T00:00:00Z' }),
      ),
    ).toEqual(['manifest.json draw.commitment: order-of-events']);
  });

  test('a file that is missing or cannot be read: named once, and what depends on it is not checked', async () => {
    const missing = await verify(await changed({ 'plan.json': () => null }));
    expect(kinds(missing)).toEqual(['plan.json: file-missing']);
    expect(missing.notChecked).toContainEqual({ part: 'draw', because: 'not-readable' });
    const broken = await verify(await changed({ 'frame.csv': (text) => text.replace('\n', '\n"') }));
    expect(kinds(broken)).toEqual(['frame.csv: file-changed', 'frame.csv: file-unreadable']);
    const bytes = await readFile(zip);
    const at = bytes.indexOf('frame.csv') + 60;
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const damaged = join(folder, 'hong.zip');
    await writeFile(damaged, bytes);
    expect(kinds(await verify(damaged))).toEqual(['frame.csv: file-unreadable']);
  });
});

test.each([
  ['nothing there', async () => join(folder, 'khong-co.zip'), 'không có tệp này'],
  ['no archive', async () => join(root, 'package.json'), 'bị hỏng'],
  ['no manifest', () => changed({ 'manifest.json': () => null }), 'không có manifest.json'],
  ['a manifest that is no JSON', () => changed({ 'manifest.json': () => '{' }), 'không phải JSON'],
  ['a manifest of something else', () => changed({ 'manifest.json': () => '{"format":"x"}' }), 'format'],
])('%s is said in one sentence', async (_what, make, sentence) => {
  const { status, complaint } = await cati('verify', await make(), '--json');
  expect(status).toBe(1);
  expect(complaint).toContain(sentence);
  expect(complaint.trim().split('\n')).toHaveLength(1);
});

test('the words for people say the same and end with 1 when something differs', async () => {
  const good = await cati('verify', zip);
  expect(good.status).toBe(0);
  expect(good.output).toContain('Khớp: mọi phần đã đối chiếu đều đúng.');
  expect(good.output).toContain('Chưa đối chiếu: chỉ số (không có trong hồ sơ).');
  const bad = await cati('verify', await changed({ 'plan.json': () => null }));
  expect(bad.status).toBe(1);
  expect(bad.output).toContain('Khác: plan.json: không có tệp này.');
});
