// Taking a list in: the file is kept as it came, looked at and read by a worker. The same file twice is one list.
import type pg from 'pg';

import type { ListMapping } from '#contract/lists.ts';
import { listInspection } from '#contract/lists.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import type { UploadedFile } from '#server/platform/http.ts';
import { jsonOf } from '#server/platform/json.ts';
import { announce } from './progress.ts';
import { storeList } from './store-list.ts';
import { withSpooled } from './upload-spool.ts';

export { prepareReader } from './list-reader.ts';
export { readList } from './read-list.ts';
export { withdrawList } from './withdraw-list.ts';

const stuckAfterMs = 60_000;

/**
 * Stores an uploaded list and has it read. Gives the list's id.
 * @param mapping how it is to be read, when somebody has said so already; then nothing is asked
 * @throws 'not-found', 'frame-closed', 'list-empty', 'list-too-large', 'list-already-imported' when this file is a list
 *   of the survey already; one whose reading failed or was cancelled is read again
 */
export async function uploadList(
  ctx: Context,
  pool: pg.Pool,
  surveyId: string,
  file: UploadedFile,
  mapping: ListMapping | null = null,
): Promise<string> {
  await refuseClosedFrame(ctx, surveyId);
  const expectList = (): void =>
    // Without it the list is read all the same, a little later.
    void ctx.jobs
      .enqueue('expect-list', {})
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'expect-list'));
  return withSpooled(file, expectList, async (upload) => {
    const listId = await storeList(ctx, pool, { surveyId, fileName: file.name, mapping }, upload);
    await ctx.jobs.enqueue('read-list', { listId });
    return listId;
  });
}

async function refuseClosedFrame(ctx: Context, surveyId: string): Promise<void> {
  const { frameClosedAt } = await surveyOf(ctx, surveyId);
  if (frameClosedAt) throw problem('frame-closed', { closedAt: frameClosedAt.toISOString() });
}

/**
 * Has a list read as somebody said on its preview.
 * @param options.isRemembered whether lists of the same shape are to be read like that without a question
 * @throws 'not-found', 'frame-closed', 'list-busy' when nothing is asked about the list
 */
export async function confirmListMapping(
  ctx: Context,
  listId: string,
  mapping: ListMapping,
  { isRemembered }: { isRemembered: boolean },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const list = await tx.db.transactionList.findUnique({ where: { id: listId } });
    if (!list) throw problem('not-found', { what: 'list' });
    await refuseClosedFrame(tx, list.surveyId);
    const { count } = await tx.db.transactionList.updateMany({
      where: { id: listId, status: 'needsMapping' },
      data: { status: 'waiting', mapping: jsonOf(mapping), progressedAt: tx.now() },
    });
    if (count === 0) throw problem('list-busy', { status: list.status });
    const { shape } = listInspection.parse(list.inspection);
    if (isRemembered && shape !== null) await rememberMapping(tx, shape, mapping);
    await audit(tx, 'list-mapping-confirmed', 'list', listId);
    announce(tx, { id: listId, surveyId: list.surveyId }, 'waiting');
    await tx.jobs.enqueue('read-list', { listId });
  });
}

async function rememberMapping(tx: Context, shape: string, mapping: ListMapping): Promise<void> {
  const data = { mapping: jsonOf(mapping), rememberedById: actorOf(tx).id, rememberedAt: tx.now() };
  await tx.db.listShape.upsert({ where: { shape }, create: { shape, ...data }, update: data });
}

/**
 * Ends a list before it is read to its end: nothing of it is kept but the file, which may be loaded again. The worker
 * that reads it notices with its next report of progress and rolls back.
 * @throws 'not-found', 'list-busy' when it has ended already
 */
export async function cancelList(ctx: Context, listId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const list = await tx.db.transactionList.findUnique({ where: { id: listId } });
    if (!list) throw problem('not-found', { what: 'list' });
    const { count } = await tx.db.transactionList.updateMany({
      where: { id: listId, status: { in: ['waiting', 'needsMapping', 'reading'] } },
      data: { status: 'cancelled', rowsRead: 0, finishedAt: tx.now() },
    });
    if (count === 0) throw problem('list-busy', { status: list.status });
    await audit(tx, 'list-cancelled', 'list', listId);
    announce(tx, { id: listId, surveyId: list.surveyId }, 'cancelled');
  });
}

/**
 * Sends lists to the workers again that nobody has got on with for a minute: their job was lost with a worker or with
 * the queue's store. Harmless when one is only waiting its turn, since `readList` looks again under the list's lock.
 * Gives how many it sent.
 */
export async function recoverLists(ctx: Context): Promise<number> {
  const now = ctx.now();
  const stuckSince = new Date(now.getTime() - stuckAfterMs);
  // pg_locks shows a one-number advisory lock as its upper and lower half; looking there takes no lock from a worker.
  const stuck = await ctx.db.$queryRaw<{ id: string }[]>`
    update transaction_lists l set progressed_at = ${now}::timestamptz
    where l.status in ('waiting', 'reading')
      and coalesce(l.progressed_at, l.uploaded_at) < ${stuckSince}::timestamptz
      and not exists (
        select 1 from pg_locks k join pg_database d on d.oid = k.database and d.datname = current_database()
        where k.locktype = 'advisory' and k.objsubid = 1
          and ((k.classid::bigint << 32) | k.objid::bigint) = hashtext(l.id::text)::bigint)
    returning l.id`;
  for (const { id } of stuck) await ctx.jobs.enqueue('read-list', { listId: id });
  return stuck.length;
}
