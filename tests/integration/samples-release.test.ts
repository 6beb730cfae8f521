// A confirmed sample never changes; what of it may be called grows by replicates and, within a stratum, by its reserve.
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { getStrataBoard, releaseReplicate } from '#contract/samples.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { closeBarredCases, moveCaseOn } from '#server/features/cases/commands.ts';
import { addDoNotCall } from '#server/features/do-not-call/commands.ts';
import * as commands from '#server/features/samples/commands.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import {
  draftSurvey,
  drawnBy,
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
let first = 0;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  supervisor = await product.signIn('giamsat');
  ctx = withoutJobs(await product.as('giamsat'));
  ({ pool } = product);
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

interface DrawnSurvey {
  readonly surveyId: string;
  readonly sampleId: string;
}

/** So many persons of one agency, `n` of them drawn; numbers that no other survey has. */
async function drawn(count: number, changes: Partial<SamplePlan>, n: number): Promise<DrawnSurvey> {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, persons(count, (first += 1000)));
  return { surveyId, sampleId: await drawnBy(ctx, pool, surveyId, planByAgency(changes, n)) };
}

async function confirmed(count: number, changes: Partial<SamplePlan>, n: number): Promise<DrawnSurvey> {
  const survey = await drawn(count, changes, n);
  await commands.confirmSample(ctx, survey.sampleId);
  return survey;
}

const board = ({ surveyId }: DrawnSurvey) => supervisor.call(getStrataBoard, { params: { surveyId } });
const release = ({ sampleId }: DrawnSurvey, number: number, reason = 'Còn thiếu phiếu') =>
  commands.releaseReplicate(ctx, sampleId, { number, reason });
const casesOf = ({ surveyId }: DrawnSurvey) =>
  ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
    include: { sampleUnit: true, person: true },
  });
/** The case ends as the wrong person's, which its reserve replaces. */
const wrongPerson = (caseId: string) =>
  inTransaction(ctx, (tx) => moveCaseOn(tx, caseId, 'wrong-person', null));

describe('replicates', () => {
  test('confirming opens the first one alone, in the order of the case keys', async () => {
    const survey = await confirmed(20, { replicates: 3 }, 9);
    const cases = await casesOf(survey);
    expect(cases.map(({ sampleUnit }) => sampleUnit.replicate)).toEqual([1, 1, 1]);
    const keys = cases.map(({ sampleUnit }) => sampleUnit.caseKey);
    expect(keys).toEqual(keys.toSorted());
    expect((await board(survey))?.replicates).toMatchObject([
      { number: 1, units: 3, releasedBy: 'Giám sát viên', reason: null },
      { number: 2, units: 3, releasedAt: null, releasedBy: null },
      { number: 3, units: 3, releasedAt: null, releasedBy: null },
    ]);
  });

  test('a supervisor releases another with a reason; its cases come behind those that are open', async () => {
    const survey = await confirmed(20, { replicates: 3 }, 9);
    const params = { sampleId: survey.sampleId, number: '3' };
    const seen = await supervisor.call(releaseReplicate, { params, body: { reason: 'Còn thiếu phiếu' } });
    expect(seen.replicates[2]).toMatchObject({
      number: 3,
      releasedBy: 'Giám sát viên',
      reason: 'Còn thiếu phiếu',
    });
    expect(seen.strata).toMatchObject([{ main: 9, released: 6, open: 6, completes: 0, ended: 0 }]);
    const cases = await casesOf(survey);
    expect(cases.map(({ sampleUnit }) => sampleUnit.replicate)).toEqual([1, 1, 1, 3, 3, 3]);
    expect(cases.map(({ drawOrder }) => drawOrder)).toEqual([1, 2, 3, 4, 5, 6]);
    const audited = await ctx.prisma.auditEntry.findMany({
      where: { action: 'replicate-released', subjectId: survey.sampleId },
    });
    expect(audited.map(({ details }) => details)).toEqual([{ number: 3, reason: 'Còn thiếu phiếu' }]);
  });

  test('one that is released is not released again, one that is not there is not found', async () => {
    const survey = await confirmed(6, { replicates: 2 }, 4);
    await expect(release(survey, 1)).rejects.toMatchObject({
      code: 'replicate-released',
      details: { number: 1 },
    });
    await expect(release(survey, 3)).rejects.toMatchObject({ code: 'not-found' });
    expect(await casesOf(survey)).toHaveLength(2);
  });

  test('nothing of a sample that is not confirmed is released', async () => {
    await expect(release(await drawn(6, { replicates: 2 }, 4), 2)).rejects.toMatchObject({
      code: 'sample-missing',
    });
  });

  test('of several who release the same one at once one succeeds, and nobody is opened twice', async () => {
    const survey = await confirmed(40, { replicates: 2 }, 20);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => release(survey, 2)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'replicate-released' });
    expect(await casesOf(survey)).toHaveLength(20);
  });

  test('released while the sample is being confirmed, it waits for that or is refused', async () => {
    const survey = await drawn(40, { replicates: 2 }, 20);
    const [confirmation, released] = await Promise.allSettled([
      commands.confirmSample(ctx, survey.sampleId),
      release(survey, 2),
    ]);
    expect(confirmation.status).toBe('fulfilled');
    if (released.status === 'rejected') expect(released.reason).toMatchObject({ code: 'sample-missing' });
    const cases = await casesOf(survey);
    expect(cases).toHaveLength(released.status === 'fulfilled' ? 20 : 10);
    expect(new Set(cases.map(({ sampleUnitId }) => sampleUnitId)).size).toBe(cases.length);
  });

  test('two who confirm at once open its cases once', async () => {
    const survey = await drawn(10, {}, 10);
    const outcomes = await Promise.allSettled([1, 2].map(() => commands.confirmSample(ctx, survey.sampleId)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await casesOf(survey)).toHaveLength(10);
  });
});

describe('the reserve', () => {
  test('follows a case of any replicate, in its order, with the reason, until it is spent', async () => {
    const survey = await confirmed(20, { replicates: 2, reserveFactor: 0.5 }, 6);
    await release(survey, 2);
    const mains = await casesOf(survey);
    const [inFirst, inSecond] = [1, 2].map((number) =>
      mains.filter(({ sampleUnit }) => sampleUnit.replicate === number),
    );
    for (const ended of [inSecond?.[0], inFirst?.[0], inSecond?.[1], inFirst?.[1]])
      await wrongPerson(ended?.id ?? '');

    const reserves = (await casesOf(survey)).filter(({ sampleUnit }) => sampleUnit.role === 'reserve');
    expect(reserves.map(({ sampleUnit }) => sampleUnit.position)).toEqual([1, 2, 3]);
    expect(reserves.map(({ replacesId }) => replacesId)).toEqual([
      inSecond?.[0]?.id,
      inFirst?.[0]?.id,
      inSecond?.[1]?.id,
    ]);
    expect((await board(survey))?.strata).toMatchObject([
      {
        released: 6,
        ended: 4,
        open: 5,
        reserve: 3,
        reserveReleased: 3,
        reserveLeft: 0,
        reserveReasons: { 'wrong-person': 3 },
      },
    ]);
  });

  test('a completed interview of a reserve counts for the replicate of the case that it replaced', async () => {
    const survey = await confirmed(20, { replicates: 2, reserveFactor: 1 }, 4);
    await release(survey, 2);
    const ofSecond = (await casesOf(survey)).find(({ sampleUnit }) => sampleUnit.replicate === 2);
    await wrongPerson(ofSecond?.id ?? '');
    const next = await ctx.prisma.case.findFirstOrThrow({ where: { replacesId: ofSecond?.id ?? '' } });
    await wrongPerson(next.id);
    const last = await ctx.prisma.case.findFirstOrThrow({ where: { replacesId: next.id } });
    await inTransaction(ctx, (tx) => moveCaseOn(tx, last.id, 'complete', null));
    const seen = await board(survey);
    expect(seen?.replicates.map(({ completes }) => completes)).toEqual([0, 1]);
    expect(seen?.strata).toMatchObject([
      { completes: 1, ended: 2, open: 3, reserveReleased: 2, reserveLeft: 2 },
    ]);
  });

  test('is left alone once the survey is closed', async () => {
    const survey = await confirmed(20, { reserveFactor: 1 }, 3);
    const [before, after] = await casesOf(survey);
    await wrongPerson(before?.id ?? '');
    await ctx.prisma.survey.update({ where: { id: survey.surveyId }, data: { status: 'closed' } });
    await wrongPerson(after?.id ?? '');
    const reserves = (await casesOf(survey)).filter(({ sampleUnit }) => sampleUnit.role === 'reserve');
    expect(reserves.map(({ replacesId }) => replacesId)).toEqual([before?.id]);
  });

  test('stays within its stratum', async () => {
    const surveyId = await draftSurvey(ctx, product.versions);
    await loadList(ctx, pool, surveyId, [
      ...persons(2, (first += 1000), 'UBND xã Đắk Ha'),
      ...persons(10, (first += 1000), 'UBND xã Quảng Khê'),
    ]);
    const sampleId = await drawnBy(ctx, pool, surveyId, planByAgency({ reserveFactor: 1 }, 2));
    await commands.confirmSample(ctx, sampleId);
    const survey = { surveyId, sampleId };
    const stratum = await ctx.prisma.stratum.findFirstOrThrow({
      where: { sampleId, agencyName: 'UBND xã Đắk Ha' },
    });
    const ended = (await casesOf(survey)).find(({ stratumId }) => stratumId === stratum.id);
    await wrongPerson(ended?.id ?? '');
    expect(await casesOf(survey)).toHaveLength(4);
  });

  test('of cases that end at the same moment takes each its own', async () => {
    const survey = await confirmed(40, { reserveFactor: 1 }, 12);
    const mains = await casesOf(survey);
    await Promise.all(mains.map(({ id }) => wrongPerson(id)));
    const reserves = (await casesOf(survey)).filter(({ sampleUnit }) => sampleUnit.role === 'reserve');
    expect(reserves.map(({ sampleUnit }) => sampleUnit.position).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    expect(new Set(reserves.map(({ replacesId }) => replacesId)).size).toBe(12);
  });

  test('who is on the do-not-call list is passed over in order: let in, closed, and the next follows', async () => {
    const survey = await confirmed(12, { reserveFactor: 1 }, 4);
    const units = await ctx.prisma.sampleUnit.findMany({
      where: { sampleId: survey.sampleId, role: 'reserve' },
      orderBy: { position: 'asc' },
      include: { person: true },
    });
    const phone = `0${units[0]?.person.phones[0]?.slice(3)}`;
    await addDoNotCall(ctx, { phone, source: 'office', reason: 'Theo yêu cầu' });
    const [main] = await casesOf(survey);
    await wrongPerson(main?.id ?? '');
    const reserves = (await casesOf(survey)).filter(({ sampleUnit }) => sampleUnit.role === 'reserve');
    expect(reserves.map(({ status, reason, sampleUnit }) => [sampleUnit.position, status, reason])).toEqual([
      [1, 'final', 'do-not-call'],
      [2, 'open', null],
    ]);
    expect(reserves[1]?.replacesId).toBe(reserves[0]?.id);
  });
});

describe('whoever gets on the do-not-call list', () => {
  test('while their case is in somebody’s hands, is let go when it is given back', async () => {
    const survey = await confirmed(6, { reserveFactor: 1 }, 2);
    const [held] = await casesOf(survey);
    await ctx.prisma.case.update({ where: { id: held?.id ?? '' }, data: { held: true } });
    const phone = `0${held?.person.phones[0]?.slice(3)}`;
    await addDoNotCall(ctx, { phone, source: 'citizen', reason: 'Gọi đến đường dây nóng' });
    const caseNow = () => ctx.prisma.case.findUniqueOrThrow({ where: { id: held?.id ?? '' } });
    expect((await caseNow()).status).toBe('open');
    await inTransaction(ctx, (tx) => moveCaseOn(tx, held?.id ?? '', 'no-answer', null));
    expect(await caseNow()).toMatchObject({
      status: 'final',
      reason: 'do-not-call',
      disposition: 'no-answer',
    });
    expect(await ctx.prisma.case.count({ where: { replacesId: held?.id ?? '' } })).toBe(1);
  });

  test('is not called by a replicate that is released later', async () => {
    const survey = await confirmed(8, { replicates: 2, reserveFactor: 1 }, 4);
    const unit = await ctx.prisma.sampleUnit.findFirstOrThrow({
      where: { sampleId: survey.sampleId, replicate: 2 },
      include: { person: true },
    });
    const phone = `0${unit.person.phones[0]?.slice(3)}`;
    await addDoNotCall(ctx, { phone, source: 'office', reason: 'Theo yêu cầu' });
    await release(survey, 2);
    const barred = (await casesOf(survey)).find(({ sampleUnitId }) => sampleUnitId === unit.id);
    expect(barred).toMatchObject({ status: 'final', reason: 'do-not-call' });
    expect(await ctx.prisma.case.count({ where: { replacesId: barred?.id ?? '' } })).toBe(1);
  });

  test('is closed in all surveys at once, by several who close at the same moment too', async () => {
    const surveys = await Promise.all([
      confirmed(6, { reserveFactor: 1 }, 3),
      confirmed(6, { reserveFactor: 1 }, 3),
    ]);
    const mains = (await Promise.all(surveys.map(casesOf))).flat();
    await ctx.prisma.doNotCall.createMany({
      data: mains.map(({ person }) => ({
        phoneE164: person.phones[0] ?? '',
        reason: 'thử',
        addedAt: new Date(),
      })),
    });
    await Promise.all([1, 2, 3].map(() => inTransaction(ctx, (tx) => closeBarredCases(tx))));
    for (const survey of surveys) {
      const cases = await casesOf(survey);
      expect(cases.filter(({ status }) => status === 'final')).toHaveLength(3);
      expect(cases.filter(({ status }) => status === 'open')).toHaveLength(3);
    }
  });
});

describe('a confirmed sample never changes', () => {
  test('nothing of it is changed, taken away or added', async () => {
    // Confirmed without opening a case: no foreign key refuses before the triggers do.
    const { surveyId, sampleId } = await drawn(8, { replicates: 2, reserveFactor: 1 }, 4);
    await ctx.prisma.sample.update({ where: { id: sampleId }, data: { status: 'confirmed' } });
    const { id: unitId, ...unit } = await ctx.prisma.sampleUnit.findFirstOrThrow({ where: { sampleId } });
    const stratum = await ctx.prisma.stratum.findFirstOrThrow({ where: { sampleId } });
    const { id: personId } = await ctx.prisma.person.create({
      data: { surveyId, personKey: 'thêm', name: 'Người thêm', phones: ['+84900000000'] },
    });
    for (const attempt of [
      () => ctx.prisma.sample.delete({ where: { id: sampleId } }),
      () => ctx.prisma.sampleUnit.delete({ where: { id: unitId } }),
      () => ctx.prisma.sampleUnit.update({ where: { id: unitId }, data: { position: 99 } }),
      () => ctx.prisma.sampleUnit.create({ data: { ...unit, personId, position: 99 } }),
      () => ctx.prisma.stratum.delete({ where: { id: stratum.id } }),
      () =>
        ctx.prisma.stratum.create({
          data: {
            sampleId,
            key: 'mới',
            agencyName: '',
            field: '',
            transactionCount: 1,
            personCount: 1,
            mainCount: 1,
            reserveCount: 0,
          },
        }),
      () => ctx.prisma.replicate.create({ data: { sampleId, number: 3, units: 1 } }),
      () => ctx.prisma.replicate.deleteMany({ where: { sampleId } }),
      () => ctx.prisma.sampleFrameChunk.deleteMany({ where: { sampleId } }),
      () => ctx.prisma.sampleFrameChunk.create({ data: { sampleId, position: 9, bytes: new Uint8Array(1) } }),
      () =>
        ctx.prisma.sampleFrameChunk.updateMany({ where: { sampleId }, data: { bytes: new Uint8Array(1) } }),
    ])
      await expect(attempt()).rejects.toThrow(/sample_is_confirmed/);
  });

  test('a replicate only gets who released it and when, once', async () => {
    const { sampleId } = await confirmed(8, { replicates: 2 }, 4);
    const update = (number: number, data: object) =>
      ctx.prisma.replicate.update({ where: { sampleId_number: { sampleId, number } }, data });
    const by = { releasedAt: new Date(), releasedById: ctx.actor?.id ?? '' };
    await expect(update(1, by)).rejects.toThrow(/replicate_is_released_once/);
    await expect(update(2, { units: 1 })).rejects.toThrow(/replicate_is_released_once/);
    await expect(update(2, { ...by, units: 1 })).rejects.toThrow(/replicate_is_released_once/);
    await update(2, by);
    await expect(update(2, { releasedAt: null })).rejects.toThrow(/replicate_is_released_once/);
    const draft = await drawn(4, { replicates: 2 }, 4);
    await expect(
      ctx.prisma.replicate.update({
        where: { sampleId_number: { sampleId: draft.sampleId, number: 1 } },
        data: by,
      }),
    ).rejects.toThrow(/replicate_of_confirmed_sample/);
  });
});
