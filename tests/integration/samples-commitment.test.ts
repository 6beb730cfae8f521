// Commit and reveal: a seed whose digest was published while the frame was open, and no other, draws the sample.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { closeFrame, commitSeed, getFrame } from '#contract/samples.ts';
import { commitmentDigest } from '#domain/samples/seed-commitment.ts';
import type { Context } from '#server/context.ts';
import { confirmSample } from '#server/features/samples/commands.ts';
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

const secret = 'k7q2 9f0c 4d31 77ab 52e8 1c6d 0b94';
const withSource = `${secret} | XSKT Dak Lak 01/12/2026 giai dac biet`;
const publishedIn = 'Thông báo 12/TB-UBND';

async function committed(text: string): Promise<string> {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, persons(6));
  await supervisor.call(commitSeed, {
    params: { surveyId },
    body: { digest: commitmentDigest(text), publishedIn },
  });
  return surveyId;
}

const draw = (surveyId: string, seed: string) => drawnBy(ctx, pool, surveyId, planByAgency({}, 2), seed);
const close = (surveyId: string) => supervisor.call(closeFrame, { params: { surveyId } });

test('the committed seed draws once the frame is closed, and is revealed by that', async () => {
  const surveyId = await committed(secret);
  await expect(draw(surveyId, secret)).rejects.toMatchObject({ code: 'frame-open' });
  await close(surveyId);
  const frame = () => supervisor.call(getFrame, { params: { surveyId } });
  expect((await frame()).commitment).toMatchObject({ publishedIn, revealedAt: null });
  const sampleId = await draw(surveyId, ` ${secret}\n`);
  expect((await frame()).commitment?.revealedAt).not.toBeNull();
  expect(await sampleView(ctx, sampleId)).toMatchObject({ status: 'drawn', seed: secret });
  await confirmSample(ctx, sampleId);
});

test('any other seed is refused, with both digests, and reveals nothing', async () => {
  const surveyId = await committed(secret);
  await close(surveyId);
  await expect(draw(surveyId, '20240318')).rejects.toMatchObject({
    code: 'seed-does-not-match',
    details: { digest: commitmentDigest('20240318'), published: commitmentDigest(secret) },
  });
  const { commitment } = await supervisor.call(getFrame, { params: { surveyId } });
  expect(commitment?.revealedAt).toBeNull();
});

test('a commitment that names a public source takes the seed only with the result of that source', async () => {
  const surveyId = await committed(withSource);
  await close(surveyId);
  await expect(draw(surveyId, withSource)).rejects.toMatchObject({
    code: 'input-invalid',
    details: { faults: [{ where: 'seed', message: 'public-part-missing' }] },
  });
  await expect(draw(surveyId, `${secret} = 904117`)).rejects.toMatchObject({ code: 'seed-does-not-match' });
  const other = `${secret} | XSKT Kon Tum 01/12/2026 giai dac biet = 904117`;
  await expect(draw(surveyId, other)).rejects.toMatchObject({ code: 'seed-does-not-match' });
  const first = await sampleView(ctx, await draw(surveyId, `${withSource} = 904117`));
  expect(first.status).toBe('drawn');
});

test('a commitment without a source takes no addition', async () => {
  const surveyId = await committed(secret);
  await close(surveyId);
  await expect(draw(surveyId, `${secret} = 904117`)).rejects.toMatchObject({ code: 'seed-does-not-match' });
});

test('there is one commitment, made while the frame is open, and the database lets nobody change it', async () => {
  const surveyId = await committed(secret);
  const commit = (text: string) =>
    supervisor.call(commitSeed, {
      params: { surveyId },
      body: { digest: commitmentDigest(text), publishedIn },
    });
  await expect(commit('khác')).rejects.toMatchObject({ problem: { code: 'seed-committed' } });
  const where = { surveyId };
  await expect(ctx.prisma.seedCommitment.update({ where, data: { digest: 'khác' } })).rejects.toThrow(
    /seed_commitment_never_changes/,
  );
  await expect(ctx.prisma.seedCommitment.delete({ where })).rejects.toThrow(/seed_commitment_never_changes/);
  await ctx.prisma.seedCommitment.update({ where, data: { revealedAt: new Date() } });
  await expect(
    ctx.prisma.seedCommitment.update({ where, data: { revealedAt: new Date(0) } }),
  ).rejects.toThrow(/seed_commitment_never_changes/);

  const closed = await draftSurvey(ctx, product.versions);
  await close(closed);
  await expect(
    supervisor.call(commitSeed, {
      params: { surveyId: closed },
      body: { digest: commitmentDigest(secret), publishedIn },
    }),
  ).rejects.toMatchObject({ problem: { code: 'frame-closed' } });
  await expect(
    ctx.prisma.seedCommitment.create({
      data: {
        surveyId: closed,
        digest: commitmentDigest(secret),
        publishedIn,
        committedById: ctx.actor?.id ?? '',
        committedAt: new Date(),
      },
    }),
  ).rejects.toThrow(/frame_is_closed/);
});

test('two who commit at once: one is taken', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  const outcomes = await Promise.allSettled(
    ['một', 'hai'].map((text) =>
      supervisor.call(commitSeed, {
        params: { surveyId },
        body: { digest: commitmentDigest(text), publishedIn },
      }),
    ),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test('a draw from before the commitment cannot be confirmed after it', async () => {
  const surveyId = await draftSurvey(ctx, product.versions);
  await loadList(ctx, pool, surveyId, persons(6));
  const sampleId = await draw(surveyId, 'vừa ý');
  await supervisor.call(commitSeed, {
    params: { surveyId },
    body: { digest: commitmentDigest(secret), publishedIn },
  });
  await expect(confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'frame-open' });
  await close(surveyId);
  await expect(confirmSample(ctx, sampleId)).rejects.toMatchObject({ code: 'seed-does-not-match' });
});
