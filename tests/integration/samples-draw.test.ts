// A sample is drawn by a worker: one at a time, all or nothing, again after a worker that died.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { drawSample, getSample } from '#contract/samples.ts';
import { savePlan } from '#contract/plans.ts';
import type { Context } from '#server/context.ts';
import { agencyOfNames } from '#server/features/agencies/queries.ts';
import * as commands from '#server/features/samples/commands.ts';
import { sampleOf, sampleView } from '#server/features/samples/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import {
  drawnBy,
  draftSurvey,
  loadList,
  persons,
  planByAgency,
  withoutJobs,
} from '#tests/support/frame-list.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let database: FreshDatabase;
let product: Product;
let supervisor: Person;
let ctx: Context;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, sweepEveryMs: 60_000 });
  supervisor = await product.signIn('giamsat');
  ctx = await product.as('giamsat');
  ({ pool } = product);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const inSeconds = (seconds: number): Context => ({
  ...product.ctx,
  now: () => new Date(Date.now() + seconds * 1000),
});

async function surveyOfPersons(count: number): Promise<string> {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, persons(count));
  return surveyId;
}

/** Asked for, and nobody told to do it. */
async function asked(surveyId: string, perStratum = 5): Promise<string> {
  const { key } = await supervisor.call(savePlan, {
    body: { key: null, definition: planByAgency({}, perStratum) },
  });
  return commands.drawSample(withoutJobs(ctx), surveyId, { planKey: key, seed: 's' });
}

test('a worker draws what is asked for, and whoever watches the survey hears of it', async () => {
  const surveyId = await surveyOfPersons(12);
  await supervisor.emit('survey:watch', { surveyId });
  const plan = planByAgency({ reserveFactor: 1, replicates: 2 }, 5);
  const { key } = await supervisor.call(savePlan, { body: { key: null, definition: plan } });
  const order = await supervisor.call(drawSample, {
    params: { surveyId },
    body: { planKey: key, seed: '2024' },
  });
  expect(['drawing', 'drawn']).toContain(order.status);

  const read = () => supervisor.call(getSample, { params: { surveyId } });
  const sample = await supervisor.until('survey:changed', read, (now) => now?.status === 'drawn');
  expect(sample).toMatchObject({
    planKey: key,
    seed: '2024',
    transactions: 12,
    persons: 12,
    main: 5,
    reserve: 5,
    replicates: 2,
    fault: null,
    strata: [{ values: { agency: 'UBND xã Đắk Ha' }, persons: 12, main: 5, reserve: 5, shortfall: 0 }],
  });
  const units = await ctx.prisma.sampleUnit.findMany({
    where: { sampleId: order.id },
    orderBy: { position: 'asc' },
  });
  const mainUnits = units.filter(({ role }) => role === 'main');
  expect(mainUnits.map(({ replicate }) => replicate)).toEqual([1, 2, 1, 2, 1]);
  expect(units.filter(({ role }) => role === 'reserve').every(({ replicate }) => replicate === 0)).toBe(true);
  expect(mainUnits.every(({ inclusionProbability }) => inclusionProbability === 5 / 12)).toBe(true);
});

test('while one is being drawn no other is, and nothing can be confirmed', async () => {
  const surveyId = await surveyOfPersons(3);
  const drawn = await drawnBy(ctx, pool, surveyId, planByAgency());
  const sampleId = await asked(surveyId);
  await expect(asked(surveyId)).rejects.toMatchObject({ code: 'sample-busy' });
  await expect(commands.confirmSample(ctx, drawn)).rejects.toMatchObject({ code: 'sample-busy' });
  expect((await sampleOf(ctx, surveyId))?.id).toBe(sampleId);
});

test('two workers with one job draw once', async () => {
  const surveyId = await surveyOfPersons(30);
  const sampleId = await asked(surveyId);
  await Promise.all([1, 2, 3].map(() => commands.runDraw(product.ctx, pool, sampleId)));
  await commands.runDraw(product.ctx, pool, sampleId);
  const sample = await ctx.prisma.sample.findUniqueOrThrow({ where: { id: sampleId } });
  expect(sample).toMatchObject({ status: 'drawn', tries: 1 });
  expect(await ctx.prisma.sampleUnit.count({ where: { sampleId } })).toBe(5);
});

test('the same seed over the same list gives the same sample; a new draw takes the place of the last with its persons', async () => {
  const surveyId = await surveyOfPersons(20);
  const plan = planByAgency({}, 5);
  const first = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, plan, 'một'));
  const other = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, plan, 'hai'));
  const again = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, plan, 'một'));
  expect(again.sampleDigest).toBe(first.sampleDigest);
  expect(other.sampleDigest).not.toBe(first.sampleDigest);
  expect(await ctx.prisma.sample.count({ where: { surveyId } })).toBe(1);
  expect(await ctx.prisma.person.count({ where: { surveyId } })).toBe(5);
});

test('a draw that the rules refuse ends with the reason, and another may follow', async () => {
  const surveyId = await surveyOfPersons(4);
  const before = await drawnBy(ctx, pool, surveyId, planByAgency());
  const impossible = planByAgency();
  const sampleId = await drawnBy(ctx, pool, surveyId, {
    ...impossible,
    parts: impossible.parts.map((part) => ({
      ...part,
      allocation: { kind: 'proportional', total: 2, basis: 'persons', floor: 3 },
    })),
  });
  expect(await sampleOf(ctx, surveyId)).toMatchObject({
    id: sampleId,
    status: 'failed',
    fault: { code: 'floors-exceed-total', details: { floors: 3, total: 2 } },
  });
  await expect(commands.confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'sample-missing' });
  await expect(commands.confirmSample(ctx, before)).rejects.toMatchObject({ code: 'not-found' });
  await drawnBy(ctx, pool, surveyId, planByAgency());
  expect((await sampleOf(ctx, surveyId))?.status).toBe('drawn');
});

test('without a single accepted transaction there is nothing to draw', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  await expect(asked(surveyId)).rejects.toMatchObject({ code: 'sample-frame-empty' });
});

test('a draw whose job was lost is sent again after a minute, once in that minute, and not while a worker is at it', async () => {
  const sampleId = await asked(await surveyOfPersons(3));
  const sent: string[] = [];
  const after = (seconds: number): Context => ({
    ...inSeconds(seconds),
    jobs: { enqueue: async (_name, payload) => void sent.push(JSON.stringify(payload)) },
  });
  const worker = new pg.Client({ connectionString: database.url });
  await worker.connect();
  await worker.query('select pg_advisory_lock(hashtext($1))', [sampleId]);
  await commands.recoverDraws(after(61));
  await worker.end();
  await commands.recoverDraws(after(30));
  expect(sent).not.toContain(JSON.stringify({ sampleId }));

  await expect
    .poll(
      async () => {
        await commands.recoverDraws(after(61));
        return sent;
      },
      { timeout: 15_000 },
    )
    .toContain(JSON.stringify({ sampleId }));
  const before = sent.length;
  await commands.recoverDraws(after(100));
  expect(sent).toHaveLength(before);
});

test('a draw that ends its worker every time is given up', async () => {
  const surveyId = await surveyOfPersons(3);
  const sampleId = await asked(surveyId);
  await ctx.prisma.sample.update({ where: { id: sampleId }, data: { tries: 3 } });
  await commands.runDraw(
    { ...product.ctx, log: product.ctx.log.child({}, { level: 'silent' }) },
    pool,
    sampleId,
  );
  expect(await sampleOf(ctx, surveyId)).toMatchObject({ status: 'failed', fault: { code: 'internal' } });
});

test('agencies that are linked go by their official name and level', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, [
    ...persons(2, 0, 'UBND xã Đắk Ha'),
    ...persons(2, 10, 'Bộ phận một cửa Đắk Ha'),
  ]);
  const agency = await ctx.prisma.agency.create({
    data: { name: 'UBND xã Đắk Ha', level: 'commune', createdAt: new Date() },
  });
  const names = await ctx.prisma.transaction.findMany({
    where: { surveyId },
    distinct: ['agencyKey'],
    select: { agencyKey: true, agencyName: true },
  });
  for (const { agencyKey, agencyName } of names)
    await ctx.prisma.agencyName.upsert({
      where: { unitSystem_key: { unitSystem: '63', key: agencyKey ?? '' } },
      create: {
        unitSystem: '63',
        key: agencyKey ?? '',
        name: agencyName ?? '',
        agencyId: agency.id,
        seenAt: new Date(),
      },
      update: { agencyId: agency.id },
    });
  expect(
    (
      await agencyOfNames(
        ctx.db,
        names.map(({ agencyKey }) => ({ system: '63', key: agencyKey ?? '' })),
      )
    ).size,
  ).toBe(2);
  const sample = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, planByAgency()));
  expect(sample.strata).toMatchObject([{ values: { agency: 'UBND xã Đắk Ha' }, persons: 4 }]);
});

test('the same name of before and since 01/07/2025 is two strata, with a word of which', async () => {
  const surveyId = await draftSurvey(ctx, product.versions, ['2025-01-01', '2025-12-31']);
  const dated = (resultOn: string, first: number) => [
    ...persons(2, first, 'UBND xã Quảng Khê').map((one) => ({ ...one, resultOn })),
    ...persons(1, first + 5, 'Sở Tài chính').map((one) => ({ ...one, resultOn })),
  ];
  await loadList(ctx, pool, surveyId, [...dated('30/06/2025', 500), ...dated('01/07/2025', 600)]);
  const sample = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, planByAgency()));
  expect(sample.strata.map(({ values, persons: there }) => [values.agency, there])).toEqual([
    ['Sở Tài chính', 2],
    ['UBND xã Quảng Khê (đến 30/06/2025)', 2],
    ['UBND xã Quảng Khê (từ 01/07/2025)', 2],
  ]);
});

test('any order of the rows and of the files gives the same sample', async () => {
  const agencies = ['UBND xã Đắk Ha', 'Ủy ban nhân dân xã Đắk Ha', 'Sở Tư pháp'];
  const all = Array.from({ length: 36 }, (_, index) => ({
    code: `000.00.77.H16-240305-${String(index + 1).padStart(4, '0')}`,
    // Every person comes back; some with their two numbers the other way round.
    name: `Lê Văn Mẫu ${index % 20}`,
    phone: [`09810000${String(10 + (index % 20))}`, `09820000${String(10 + (index % 20))}`]
      .slice(0, (index % 3) + 1)
      .toSorted((a, b) => (index < 20 ? a.localeCompare(b) : b.localeCompare(a)))
      .join('; '),
    agency: agencies[index % 3] ?? '',
    resultOn: `${String(1 + (index % 28)).padStart(2, '0')}/03/2024`,
  }));
  // Rows that stand in two files, as exports of two months have them.
  const [a, b, c] = [all.slice(0, 16), all.slice(10, 28), [...all.slice(24), ...all.slice(0, 3)]];
  const arrangements = [
    [a, b, c],
    [c, b, a],
    [b.toReversed(), c, a.toReversed()],
    [[...c, ...a, ...b]],
    [all],
  ];
  const samples = [];
  for (const lists of arrangements) {
    const surveyId = await draftSurvey(ctx, product.versions);
    for (const list of lists) await loadList(ctx, pool, surveyId, list);
    const plan = planByAgency({ reserveFactor: 0.5 }, 5);
    const {
      strata,
      frameDigest,
      sampleDigest,
      transactions,
      persons: there,
    } = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, plan));
    samples.push({
      frameDigest,
      sampleDigest,
      transactions,
      there,
      strata: strata.map(({ key, main, reserve }) => [key, main, reserve]),
    });
  }
  expect(samples[0]).toMatchObject({ transactions: 36, there: 20 });
  for (const sample of samples) expect(sample).toEqual(samples[0]);
});
