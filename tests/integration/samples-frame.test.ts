// Who is in the frame: shared numbers that the office decides on, persons left in peace, and the day it is closed.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { changeFrameRules, closeFrame, decideSharedPhone, getFrame } from '#contract/samples.ts';
import type { Context } from '#server/context.ts';
import { addDoNotCall } from '#server/features/do-not-call/commands.ts';
import { uploadList } from '#server/features/lists/commands.ts';
import { confirmSample } from '#server/features/samples/commands.ts';
import { sampleView } from '#server/features/samples/queries.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import {
  draftSurvey,
  drawnBy,
  loadList,
  persons,
  planByAgency,
  withoutJobs,
  type ListedTransaction,
} from '#tests/support/frame-list.ts';
import { pastAttempt } from '#tests/support/past-attempt.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey } from '#tests/support/survey.ts';

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

const clerk = '0931000001';
const underClerk = (count: number, own = ''): ListedTransaction[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `Trần Văn Mẫu ${index + 1}`,
    phone: `${clerk}${own}`,
  }));

async function surveyWith(transactions: readonly ListedTransaction[]): Promise<string> {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, transactions);
  return surveyId;
}

/** What a draw leaves out; the page of the frame has said the same before. */
async function excludedOf(surveyId: string): Promise<Record<string, number>> {
  const { drawable, excluded } = await supervisor.call(getFrame, { params: { surveyId } });
  const sample = await sampleView(ctx, await drawnBy(ctx, pool, surveyId, planByAgency()));
  expect(drawable).toEqual({ transactions: sample.transactions, persons: sample.persons });
  expect(sample.excluded).toMatchObject(excluded);
  return { persons: sample.persons, ...sample.excluded };
}

describe('a number under many names', () => {
  test('is asked about from five names on, masked, and stays in until somebody says otherwise', async () => {
    const surveyId = await surveyWith([...underClerk(5), ...persons(3)]);
    const frame = await supervisor.call(getFrame, { params: { surveyId } });
    expect(frame).toMatchObject({
      transactions: 8,
      persons: 8,
      newAgencyNames: 1,
      sharedPhoneNames: 5,
      closedAt: null,
      digest: null,
    });
    expect(frame.sharedPhones).toMatchObject([
      { phoneMasked: '093•••••01', names: 5, transactions: 5, decision: 'undecided' },
    ]);
    expect(JSON.stringify(frame)).not.toMatch(/931000001/);
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 8, sharedPhone: 0 });
  });

  test('is not asked about under four names, or once the threshold is higher', async () => {
    const four = await surveyWith(underClerk(4));
    expect((await supervisor.call(getFrame, { params: { surveyId: four } })).sharedPhones).toEqual([]);
    const five = await surveyWith(underClerk(5));
    const body = { restMonths: 0, sharedPhoneNames: 6 };
    const frame = await supervisor.call(changeFrameRules, { params: { surveyId: five }, body });
    expect(frame).toMatchObject({ ...body, sharedPhones: [] });
  });

  test('that the office excludes keeps its persons out; kept, it keeps them in', async () => {
    const surveyId = await surveyWith([...underClerk(6), ...persons(2)]);
    const { sharedPhones } = await supervisor.call(getFrame, { params: { surveyId } });
    const key = sharedPhones[0]?.key ?? '';
    const decide = (decision: 'keep' | 'exclude') =>
      supervisor.call(decideSharedPhone, { params: { surveyId }, body: { key, decision } });
    const without = await decide('exclude');
    expect(without.sharedPhones).toMatchObject([{ decision: 'exclude' }]);
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 2, sharedPhone: 6 });
    expect(without).toMatchObject({
      excluded: { sharedPhone: 6 },
      drawable: { transactions: 2, persons: 2 },
    });
    await decide('keep');
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 8, sharedPhone: 0 });
  });

  test('is not dialled either for a person who has a number of their own', async () => {
    const surveyId = await surveyWith([
      ...underClerk(5),
      { name: 'Lê Văn Riêng', phone: `${clerk}; 0932000002` },
    ]);
    const { sharedPhones } = await supervisor.call(getFrame, { params: { surveyId } });
    const body = { key: sharedPhones[0]?.key ?? '', decision: 'exclude' as const };
    await supervisor.call(decideSharedPhone, { params: { surveyId }, body });
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 1, sharedPhone: 5 });
    const [person] = await ctx.prisma.person.findMany({ where: { surveyId } });
    expect(person?.phones).toEqual(['+84932000002']);
  });

  test('has another key in each survey, and a key that is none is refused', async () => {
    const [one, two] = [await surveyWith(underClerk(5)), await surveyWith(underClerk(5))];
    const [first, second] = await Promise.all(
      [one, two].map((surveyId) => supervisor.call(getFrame, { params: { surveyId } })),
    );
    expect(first?.sharedPhones[0]?.key).not.toBe(second?.sharedPhones[0]?.key);
    const body = { key: second?.sharedPhones[0]?.key ?? '', decision: 'exclude' as const };
    await expect(
      supervisor.call(decideSharedPhone, { params: { surveyId: one }, body }),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('left in peace', () => {
  /** A call to the number in a survey of its own, placed so many days ago, or never. */
  async function called(phone: string, daysAgo: number | null): Promise<void> {
    const surveyId = await activeSurvey(ctx, database.url, product.versions, { phones: [phone] });
    const { id: caseId } = await ctx.prisma.case.findFirstOrThrow({ where: { surveyId } });
    const at = new Date(Date.now() - (daysAgo ?? 0) * 86_400_000);
    const placedAt = daysAgo === null ? null : at;
    await pastAttempt(ctx, caseId, { disposition: 'no-answer', at, placedAt });
  }

  test('who was called for another survey in the last months is not drawn; longer ago, or never dialled, they are', async () => {
    await called('0941000001', 20);
    await called('0941000002', 200);
    await called('0941000003', null);
    const surveyId = await surveyWith(
      ['0941000001', '0941000002', '0941000003', '0941000004; 0941000001'].map((phone, index) => ({
        name: `Phạm Thị Mẫu ${index}`,
        phone,
      })),
    );
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 4, recentlyCalled: 0 });
    const rules = (restMonths: number) =>
      supervisor.call(changeFrameRules, { params: { surveyId }, body: { restMonths, sharedPhoneNames: 5 } });
    await rules(3);
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 2, recentlyCalled: 2 });
    await rules(12);
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 1, recentlyCalled: 3 });
  });

  test('who was called is not drawn by another of their numbers either, in whatever order lists give them', async () => {
    await called('0941000011', 20);
    const surveyId = await surveyWith([
      { name: 'Phạm Văn Mẫu', phone: '0941000012; 0941000011' },
      { name: 'PHAM VAN MAU', phone: '0941000012' },
      { name: 'Phạm Văn Mẫu', phone: '0941000011; 0941000012' },
      { name: 'Đỗ Văn Mẫu', phone: '0941000012' },
    ]);
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 2, recentlyCalled: 0 });
    const body = { restMonths: 3, sharedPhoneNames: 5 };
    await supervisor.call(changeFrameRules, { params: { surveyId }, body });
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 1, recentlyCalled: 3 });
  });

  test('who asked not to be called is not drawn, unless there is another number', async () => {
    const surveyId = await surveyWith([
      { name: 'Hoàng Văn Mẫu', phone: '0951000001' },
      { name: 'Hoàng Thị Mẫu', phone: '0951000001; 0951000002' },
      { name: 'Bùi Thị Mẫu', phone: '0951000003' },
    ]);
    await addDoNotCall(ctx, { phone: '0951000001', source: 'citizen', reason: 'Gọi đến đường dây nóng' });
    expect(await excludedOf(surveyId)).toMatchObject({ persons: 2, doNotCall: 1 });
  });
});

describe('a closed frame', () => {
  test('tells the digest of its transactions, takes no list and no rule, and stays closed', async () => {
    const surveyId = await surveyWith([...underClerk(5), ...persons(4)]);
    const { sharedPhones } = await supervisor.call(getFrame, { params: { surveyId } });
    const frame = await supervisor.call(closeFrame, { params: { surveyId } });
    const rows = await ctx.prisma.transaction.findMany({ where: { surveyId, fate: 'accepted' } });
    const keys = rows.map(({ transactionKey }) => `${transactionKey}\n`).toSorted();
    expect(frame.digest).toBe(createHash('sha256').update(keys.join('')).digest('hex'));
    expect(frame.closedAt).not.toBeNull();

    const refused = { problem: { code: 'frame-closed' } };
    const rules = { restMonths: 6, sharedPhoneNames: 5 };
    const decision = { key: sharedPhones[0]?.key ?? '', decision: 'exclude' as const };
    const params = { surveyId };
    await expect(supervisor.call(closeFrame, { params })).rejects.toMatchObject(refused);
    await expect(supervisor.call(changeFrameRules, { params, body: rules })).rejects.toMatchObject(refused);
    await expect(supervisor.call(decideSharedPhone, { params, body: decision })).rejects.toMatchObject(
      refused,
    );
    await expect(loadList(ctx, pool, surveyId, persons(1))).rejects.toMatchObject({ code: 'frame-closed' });

    await expect(
      ctx.prisma.survey.update({ where: { id: surveyId }, data: { frameClosedAt: null } }),
    ).rejects.toThrow(/frame_is_closed/);
    const list = await ctx.prisma.transactionList.findFirstOrThrow({ where: { surveyId } });
    await expect(
      ctx.prisma.transactionList.create({
        data: {
          surveyId,
          fileName: 'b.csv',
          fileSha256: 'b',
          byteSize: 1,
          uploadedById: list.uploadedById,
          uploadedAt: new Date(),
        },
      }),
    ).rejects.toThrow(/frame_is_closed/);
  });

  test('is not closed over a list that is still on its way in, by a confirmation neither', async () => {
    const surveyId = await surveyWith(persons(3));
    const sampleId = await drawnBy(ctx, pool, surveyId, planByAgency());
    await uploadList(withoutJobs(ctx), pool, surveyId, {
      name: 'b.csv',
      content: Readable.from(Buffer.from('a,b\n')),
    });
    await expect(supervisor.call(closeFrame, { params: { surveyId } })).rejects.toMatchObject({
      problem: { code: 'list-busy', details: { status: 'waiting' } },
    });
    await expect(confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'list-busy' });
  });

  test('is what a confirmation makes of an open one', async () => {
    const surveyId = await surveyWith(persons(3));
    await confirmSample(ctx, await drawnBy(ctx, pool, surveyId, planByAgency()));
    const frame = await supervisor.call(getFrame, { params: { surveyId } });
    expect(frame.closedAt).not.toBeNull();
    expect(frame.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a draw is not confirmed over a frame that has changed since', () => {
  test('by another list', async () => {
    const surveyId = await surveyWith(persons(3));
    const sampleId = await drawnBy(ctx, pool, surveyId, planByAgency());
    await loadList(ctx, pool, surveyId, persons(1, 50));
    await expect(confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'state-changed' });
    expect((await supervisor.call(getFrame, { params: { surveyId } })).closedAt).toBeNull();
  });

  test('by a rule', async () => {
    const surveyId = await surveyWith(persons(3));
    const sampleId = await drawnBy(ctx, pool, surveyId, planByAgency());
    const body = { restMonths: 6, sharedPhoneNames: 5 };
    await supervisor.call(changeFrameRules, { params: { surveyId }, body });
    await expect(confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'state-changed' });
  });

  test('by a decision about a number', async () => {
    const surveyId = await surveyWith(underClerk(5));
    const sampleId = await drawnBy(ctx, pool, surveyId, planByAgency());
    const { sharedPhones } = await supervisor.call(getFrame, { params: { surveyId } });
    const body = { key: sharedPhones[0]?.key ?? '', decision: 'keep' as const };
    await supervisor.call(decideSharedPhone, { params: { surveyId }, body });
    await expect(confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'state-changed' });
  });
});
