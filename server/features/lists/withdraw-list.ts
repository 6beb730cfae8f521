// Taking back a list that was read: the wrong file, or the right one read the wrong way. Its rows leave the frame, and
// the lists that were read after it are read anew, since which of two equal records stands was decided by it.
import { problem } from '#contract/problems.ts';
import { Prisma, type Survey, type TransactionList } from '#prisma/generated/client.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { discardDraws } from '#server/features/samples/commands.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { inspectRows } from './first-look.ts';
import { withKnownMapping } from './preview-rows.ts';
import { announce } from './progress.ts';
import { periodOf } from './read-list.ts';
import { endOfRows } from './row-ids.ts';
import { rowsOfFile } from './stored-file.ts';

/**
 * A million rows take 4.5 to 7 seconds to delete (2 cores, measured with three lists of a million), and a province has
 * several such lists. In parts the frame would lose some rows of a list and keep others; nobody else waits meanwhile, as
 * nobody is called from an open frame.
 */
const longestMs = 15 * 60_000;

const unread = {
  rowsRead: 0,
  bytesRead: 0,
  failures: 0,
  firstRowId: null,
  summary: Prisma.DbNull,
  labels: Prisma.DbNull,
  acceptedBySystem: Prisma.DbNull,
  finishedAt: null,
};

/**
 * Takes the rows of a list that was read out of the frame, and asks how it is to be read: it may then be read another
 * way, or cancelled. A drawn sample that nobody confirmed goes with them.
 * @throws 'not-found', 'frame-closed', 'list-busy' when it was not read or another list of the survey is being read,
 *   'sample-busy' while a sample is being drawn
 */
export async function withdrawList(ctx: Context, listId: string): Promise<void> {
  const withdraw = async (tx: Context): Promise<void> => {
    const list = await tx.db.transactionList.findUnique({ where: { id: listId }, include: { survey: true } });
    if (!list) throw problem('not-found', { what: 'list' });
    if (list.status !== 'done') throw problem('list-busy', { status: list.status });
    await discardDraws(tx, list.surveyId);
    await refuseWhileReading(tx, list.surveyId);
    const later = await tx.db.transactionList.findMany({
      // Blocks of ids are taken in the order in which lists are read, whatever the workers' clocks say.
      where: { surveyId: list.surveyId, status: 'done', firstRowId: { gt: list.firstRowId ?? 0 } },
      orderBy: { firstRowId: 'asc' },
    });
    for (const read of [list, ...later]) await deleteRows(tx, read);
    await askHowToRead(tx, list);
    for (const { id } of later) await readAnew(tx, { id, surveyId: list.surveyId });
    await audit(tx, 'list-withdrawn', 'list', listId, { readAnew: later.length });
  };
  await inTransaction(ctx, withdraw, { longestMs });
}

/** Takes the lock under which lists of a survey are read one after another (read-list.ts), for this transaction. */
export async function refuseWhileReading(tx: Context, surveyId: string): Promise<void> {
  const [lock] = await tx.db.$queryRaw<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock(1, hashtext(${surveyId})) as free`;
  if (!lock?.free) throw problem('list-busy', { status: 'reading' });
}

async function deleteRows(tx: Context, { id, firstRowId }: TransactionList): Promise<void> {
  if (firstRowId === null) return;
  await tx.db.$executeRaw`
    delete from transaction_rows
    where list_id = ${id}::uuid and id > ${firstRowId} and id < ${endOfRows(firstRowId)}`;
  await tx.db.listAgency.deleteMany({ where: { listId: id } });
  await tx.db.listProcedure.deleteMany({ where: { listId: id } });
  await tx.db.listCourse.deleteMany({ where: { listId: id } });
}

async function askHowToRead(tx: Context, list: TransactionList & { survey: Survey }): Promise<void> {
  const look = async () =>
    withKnownMapping(tx, await inspectRows(rowsOfFile(tx, list), periodOf(list.survey)));
  const inspection = list.inspection ?? jsonOf(await look());
  await tx.db.transactionList.update({
    where: { id: list.id },
    data: { ...unread, status: 'needsMapping', inspection, progressedAt: null },
  });
  announce(tx, list, 'needsMapping');
}

async function readAnew(tx: Context, list: { id: string; surveyId: string }): Promise<void> {
  await tx.db.transactionList.update({
    where: { id: list.id },
    data: { ...unread, status: 'waiting', progressedAt: tx.now() },
  });
  await tx.jobs.enqueue('read-list', { listId: list.id });
  announce(tx, list, 'waiting');
}
