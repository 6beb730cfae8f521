// Sampling plans: those that come with the product, those of the office, and what one would draw from a frame.
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { getPlans, previewPlan, savePlan } from '#contract/plans.ts';
import { drawSample } from '#contract/samples.ts';
import { builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { Context } from '#server/context.ts';
import { addDoNotCall } from '#server/features/do-not-call/commands.ts';
import { sampleView } from '#server/features/samples/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { draftSurvey, drawnBy, loadList, persons, planByAgency } from '#tests/support/frame-list.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';

let database: FreshDatabase;
let product: Product;
let supervisor: Person;
let ctx: Context;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  supervisor = await product.signIn('giamsat');
  ctx = await product.as('giamsat');
  ({ pool } = product);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

const save = (definition: unknown, key: string | null = null) =>
  supervisor.call(savePlan, { body: { key, definition: definition as ReturnType<typeof planByAgency> } });

test('the built-in plans come first, then those of the office, last changed first', async () => {
  const first = await save(planByAgency({ title: 'Thứ nhất' }));
  const second = await save(planByAgency({ title: 'Thứ hai' }));
  await save(planByAgency({ title: 'Thứ nhất, sửa' }), first.key);
  const plans = await supervisor.call(getPlans);
  expect(plans.filter(({ builtIn }) => builtIn).map(({ key }) => key)).toEqual(
    builtInPlans.map(({ id }) => id),
  );
  const own = plans.slice(builtInPlans.length);
  expect(own.map(({ key, definition }) => [key, definition.title])).toEqual([
    [first.key, 'Thứ nhất, sửa'],
    [second.key, 'Thứ hai'],
  ]);
  expect(own.every(({ key, definition }) => definition.id === key)).toBe(true);
});

test('every fault of a plan is told with its place, and nothing is saved', async () => {
  const before = (await supervisor.call(getPlans)).length;
  const refused = await save({ ...planByAgency(), title: '', replicates: 0 }).catch(
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ problem: { code: 'plan-faulty' } });
  const { details } = (refused as { problem: { details: { faults: { where: string }[] } } }).problem;
  expect(details.faults.map(({ where }) => where)).toEqual(expect.arrayContaining(['title', 'replicates']));
  await expect(save(planByAgency(), crypto.randomUUID())).rejects.toMatchObject({
    problem: { code: 'not-found' },
  });
  expect(await supervisor.call(getPlans)).toHaveLength(before);
});

test('a plan that is changed leaves the samples drawn by it as they are', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, persons(10));
  const sampleId = await drawnBy(ctx, pool, surveyId, planByAgency({ title: 'Trước' }, 4));
  const { planKey } = await sampleView(ctx, sampleId);
  await save(planByAgency({ title: 'Sau' }, 9), planKey);
  expect(await sampleView(ctx, sampleId)).toMatchObject({ planKey, main: 4, plan: { title: 'Trước' } });
});

test('a plan that is not there draws nothing', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  for (const planKey of ['khong-co', crypto.randomUUID()])
    await expect(
      supervisor.call(drawSample, { params: { surveyId }, body: { planKey, seed: '1' } }),
    ).rejects.toMatchObject({ problem: { code: 'not-found', details: { what: 'plan' } } });
});

describe('a preview', () => {
  test('tells per stratum what would be drawn from the frame as it stands, and stores nothing', async () => {
    const surveyId = await draftSurvey(ctx, product.versions);
    await loadList(ctx, pool, surveyId, [
      ...persons(30, 1000, 'UBND xã Đắk Ha'),
      ...persons(3, 2000, 'UBND xã Quảng Khê'),
    ]);
    await addDoNotCall(ctx, { phone: '0920001000', source: 'office', reason: 'Theo yêu cầu' });
    const preview = await supervisor.call(previewPlan, {
      params: { surveyId },
      body: {
        definition: planByAgency({ reserveFactor: 1 }, 10),
        assumptions: {
          responseRate: 0.5,
          callsPerPerson: 2,
          minutesPerCall: 3,
          minutesPerInterview: 12,
          share: 0.5,
        },
      },
    });
    expect(preview).toMatchObject({ transactions: 32, persons: 32, total: 13, shortfall: 7, areas: null });
    expect(preview.excluded).toMatchObject({ doNotCall: 1 });
    expect(preview.strata).toMatchObject([
      { values: { agency: 'UBND xã Quảng Khê' }, persons: 3, wanted: 10, n: 3, shortfall: 7, reserve: 0 },
      // Twenty are called so that ten answer: forty calls of three minutes and ten interviews of twelve.
      {
        values: { agency: 'UBND xã Đắk Ha' },
        persons: 29,
        n: 10,
        reserve: 10,
        expectedInterviews: 10,
        expectedCalls: 40,
        operatorHours: 4,
      },
    ]);
    expect(await ctx.prisma.sample.count({ where: { surveyId } })).toBe(0);
  });

  test('of a faulty plan, or of one that does not fit, says why', async () => {
    const surveyId = await draftSurvey(ctx, product.versions);
    await loadList(ctx, pool, surveyId, persons(4, 3000));
    const preview = (definition: unknown) =>
      supervisor.call(previewPlan, {
        params: { surveyId },
        body: { definition: definition as ReturnType<typeof planByAgency> },
      });
    await expect(preview({})).rejects.toMatchObject({ problem: { code: 'plan-faulty' } });
    const plan = planByAgency();
    const tooHigh = { kind: 'proportional', total: 2, basis: 'persons', floor: 3 } as const;
    await expect(
      preview({ ...plan, parts: plan.parts.map((part) => ({ ...part, allocation: tooHigh })) }),
    ).rejects.toMatchObject({
      problem: { code: 'plan-faulty', details: { faults: [{ where: 'plan', code: 'floors-exceed-total' }] } },
    });
  });
});
