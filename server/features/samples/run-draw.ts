// Draws a sample in a worker: loads the frame, draws, stores strata and units, all as of one moment and in one
// transaction. A worker that dies leaves the sample as 'drawing'; the job comes again and starts over.
import type pg from 'pg';

import { drawSample as draw } from '#domain/samples/draw.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import type { Sample } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { storedPlan } from '#server/features/plans/queries.ts';
import { jsonOf } from '#server/platform/json.ts';
import { surveyNumber } from '#server/features/surveys/queries.ts';
import { room } from '#server/platform/rooms.ts';
import { runOverPg } from '#server/platform/run-query.ts';
import { frameRules } from './frame-change.ts';
import { loadFrame } from './load-frame.ts';
import { storeDraw } from './store-draw.ts';

/** A draw that was begun so often and came to no end is not begun again: it would hold up the others for ever. */
const beginningsAllowed = 3;
const stuckAfterMs = 60_000;

/**
 * Draws the sample with this id unless that is done already or another worker is at it. One that cannot be drawn ends
 * as 'failed' with its SampleFault; anything else is thrown for another try, until the last one ends as 'failed' too,
 * with the fault 'internal'.
 */
export async function runDraw(ctx: Context, pool: pg.Pool, sampleId: string): Promise<void> {
  const client = await pool.connect();
  try {
    // Of the session, not of the transaction, so that the transaction's snapshot is taken under the lock.
    const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtext($1)) as mine', [
      sampleId,
    ]);
    if (!lock.rows[0]?.mine) return;
    await drawUnderLock(ctx, client, sampleId);
  } finally {
    await client.query('rollback; select pg_advisory_unlock_all()').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function drawUnderLock(ctx: Context, client: pg.PoolClient, sampleId: string): Promise<void> {
  const sample = await begin(ctx, sampleId);
  if (!sample) return;
  try {
    if (sample.tries > beginningsAllowed) throw new Error('the draw ended its workers');
    await drawAndStore(ctx, client, sample);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (error instanceof SampleFault) await fail(ctx, sample, { code: error.code, details: error.details });
    else if (sample.tries < beginningsAllowed) throw error;
    else {
      ctx.log.error({ err: error, sampleId }, 'a sample could not be drawn');
      await fail(ctx, sample, { code: 'internal', details: {} });
    }
  }
  ctx.live.publish(room.survey(sample.surveyId), 'survey:changed', { surveyId: sample.surveyId });
}

/** Counts the beginning at once, in a transaction of its own: a worker that is killed cannot count it any more. */
async function begin(ctx: Context, sampleId: string): Promise<Sample | null> {
  const { count } = await ctx.db.sample.updateMany({
    where: { id: sampleId, status: 'drawing' },
    data: { tries: { increment: 1 }, drawnAt: ctx.now() },
  });
  if (count === 0) return null;
  return ctx.db.sample.findUnique({ where: { id: sampleId } });
}

async function drawAndStore(ctx: Context, client: pg.PoolClient, sample: Sample): Promise<void> {
  await client.query('begin isolation level repeatable read');
  const run = runOverPg(client);
  const id = sample.surveyId;
  const rules = { id, number: await surveyNumber(ctx, id), ...frameRules.parse(sample.rules) };
  const plan = storedPlan(sample.plan);
  const frame = await loadFrame(run, ctx.db, rules, sample.drawnAt, plan);
  const drawn = draw(frame.transactions, plan, sample.seed);
  await storeDraw(client, sample, drawn, frame);
  await client.query('commit');
}

async function fail(
  ctx: Context,
  { id, surveyId }: Sample,
  fault: { code: string; details: object },
): Promise<void> {
  await ctx.prisma.$transaction([
    ctx.prisma.sample.updateMany({
      where: { id, status: 'drawing' },
      data: { status: 'failed', fault: jsonOf(fault) },
    }),
    ctx.prisma.sample.deleteMany({
      where: { surveyId, id: { not: id }, status: { in: ['drawn', 'failed'] } },
    }),
  ]);
}

/**
 * Sends draws to the workers again that nobody is at and that were sent a minute ago: their job was lost with a worker
 * or with the queue's store. Gives how many it sent.
 */
export async function recoverDraws(ctx: Context): Promise<number> {
  const now = ctx.now();
  const stuckSince = new Date(now.getTime() - stuckAfterMs);
  // pg_locks shows a one-number advisory lock as its upper and lower half; looking there takes no lock from a worker.
  const stuck = await ctx.db.$queryRaw<{ id: string }[]>`
    update samples s set drawn_at = ${now}::timestamptz
    where s.status = 'drawing' and s.drawn_at < ${stuckSince}::timestamptz
      and not exists (
        select 1 from pg_locks k join pg_database d on d.oid = k.database and d.datname = current_database()
        where k.locktype = 'advisory' and k.objsubid = 1
          and ((k.classid::bigint << 32) | k.objid::bigint) = hashtext(s.id::text)::bigint)
    returning s.id`;
  for (const { id } of stuck) await ctx.jobs.enqueue('draw-sample', { sampleId: id });
  return stuck.length;
}
