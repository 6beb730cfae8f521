// Reads an uploaded list in a worker: has it looked at first, asks when it is not sure, then has every row given its fate and
// all of them stored in one transaction, so that there is never half a list. A worker that dies leaves nothing behind;
// the job comes again and starts over.
import type pg from 'pg';

import { listInspection, listMapping, type ListInspection, type ListMapping } from '#contract/lists.ts';
import type { Period } from '#domain/lists/fates.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { missingFields } from '#domain/lists/list-mapping.ts';
import type { Survey, TransactionList } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { announceAgencies } from '#server/features/agencies/commands.ts';
import { dayText } from '#server/platform/days.ts';
import { jsonOf } from '#server/platform/json.ts';
import { LandlinesInDoubt, type DoubtfulLandlines } from './doubtful-landlines.ts';
import { lookApart, readApart } from './list-reader.ts';
import { withKnownMapping } from './preview-rows.ts';
import { announce, ListCancelled, reportProgress } from './progress.ts';
import { ListRefused, type RowsRead } from './reading.ts';

/** A list that was begun so often and came to no end is not begun again: it would hold up the others for ever. */
const beginningsAllowed = 3;
type ListToRead = TransactionList & { readonly survey: Survey };

/**
 * Looks at the list with this id and reads it, unless that is done already or another worker is at it. A list that
 * raises questions waits as 'needsMapping'; a file that is no list ends as 'failed' with its ListFault. Anything else is
 * thrown for another try, until the last one ends as 'failed' too, with the fault 'internal'. Gives what was read; null
 * when nothing was.
 */
export async function readList(ctx: Context, pool: pg.Pool, listId: string): Promise<RowsRead | null> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const lock = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtext($1)) as mine',
      [listId],
    );
    return lock.rows[0]?.mine ? await readUnderLock(ctx, pool, listId) : null;
  } finally {
    // The transaction held the lock and nothing else.
    await client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function readUnderLock(ctx: Context, pool: pg.Pool, listId: string): Promise<RowsRead | null> {
  const list = await begin(ctx, listId);
  if (!list) return null;
  try {
    if (list.failures > beginningsAllowed) throw new Error('the list ended its workers');
    const mapping =
      list.mapping === null ? await mappingOrQuestions(ctx, pool, list) : listMapping.parse(list.mapping);
    return mapping === 'asked' ? null : await readRows(ctx, pool, list, mapping);
  } catch (error) {
    if (error instanceof ListCancelled) return null;
    if (error instanceof LandlinesInDoubt) await askAboutLandlines(ctx, list, error.found);
    else if (error instanceof ListFault || error instanceof ListRefused)
      await fail(ctx, list, { code: error.code, details: error.details });
    else if (list.failures < beginningsAllowed) throw error;
    else {
      ctx.log.error({ err: error, listId }, 'a list could not be read');
      await fail(ctx, list, { code: 'internal', details: {} });
    }
    return null;
  }
}

/** The list waits for an answer, with the rows in doubt under the first ones; nothing of it was kept. */
async function askAboutLandlines(ctx: Context, list: ListToRead, found: DoubtfulLandlines): Promise<void> {
  const { inspection, mapping } = await ctx.db.transactionList.findUniqueOrThrow({ where: { id: list.id } });
  const before = listInspection.parse(inspection);
  const proposal = mapping === null ? before.proposal : listMapping.parse(mapping);
  const shown = new Set(before.rows.map(({ rowNumber }) => rowNumber));
  // Rows of another sheet have numbers that say something else.
  const isShownSheet = (sheet: string): boolean => before.sheets.length === 1 && before.sheets[0] === sheet;
  const examples = found.examples
    .filter(({ sheet, rowNumber }) => isShownSheet(sheet) && !shown.has(rowNumber))
    .map(({ rowNumber, cells }) => ({ rowNumber, cells }));
  const asked: ListInspection = {
    ...before,
    proposal,
    rows: [...before.rows, ...examples],
    missing: missingFields([proposal.columns], proposal.agencyName),
    ambiguousLandlines: found.rows,
    landlinesOfWholeFile: true,
    questions: ['ambiguous-landlines'],
  };
  const { count } = await ctx.db.transactionList.updateMany({
    where: { id: list.id, status: 'reading' },
    data: { inspection: jsonOf(asked), status: 'needsMapping', failures: 0, rowsRead: 0, bytesRead: 0 },
  });
  if (count > 0) announce(ctx, list, 'needsMapping');
}

/** Whether somebody has been asked about such numbers, or has said how the list is to be read before it was looked at. */
function isAskedAboutLandlines({ mapping, inspection }: ListToRead): boolean {
  return mapping !== null && (inspection === null || listInspection.parse(inspection).ambiguousLandlines > 0);
}

async function fail(ctx: Context, list: ListToRead, fault: { code: string; details: object }): Promise<void> {
  const { count } = await ctx.db.transactionList.updateMany({
    where: { id: list.id, status: 'reading' },
    data: { status: 'failed', fault: jsonOf(fault), rowsRead: 0, finishedAt: ctx.now() },
  });
  if (count > 0) announce(ctx, list, 'failed');
}

/**
 * Counts the beginning at once, in a transaction of its own: a worker that is killed cannot count it any more. Gives
 * the list, or null when there is nothing to read.
 */
async function begin(ctx: Context, listId: string): Promise<ListToRead | null> {
  const { count } = await ctx.db.transactionList.updateMany({
    where: { id: listId, status: { in: ['waiting', 'reading'] } },
    data: {
      status: 'reading',
      failures: { increment: 1 },
      rowsRead: 0,
      bytesRead: 0,
      progressedAt: ctx.now(),
    },
  });
  if (count === 0) return null;
  const list = await ctx.db.transactionList.findUnique({ where: { id: listId }, include: { survey: true } });
  if (list) announce(ctx, list, 'reading');
  return list;
}

/** In which the results of a survey's transactions lie. */
export function periodOf(survey: Survey): Required<Period> {
  return { from: dayText(survey.periodFrom), to: dayText(survey.periodTo) };
}

/** How the list is to be read by itself or by what is remembered; 'asked' when somebody has to say so first. */
async function mappingOrQuestions(
  ctx: Context,
  pool: pg.Pool,
  list: ListToRead,
): Promise<ListMapping | null | 'asked'> {
  const inspection = await withKnownMapping(ctx, await lookApart({ kind: 'look', ...fileOf(pool, list) }));
  const mapping = inspection.remembered ? inspection.proposal : null;
  const isAsked = inspection.questions.length > 0;
  const { count } = await ctx.db.transactionList.updateMany({
    where: { id: list.id, status: 'reading' },
    data: {
      inspection: jsonOf(inspection),
      ...(mapping && { mapping: jsonOf(mapping) }),
      ...(isAsked && { status: 'needsMapping', failures: 0 }),
    },
  });
  if (count === 0) throw new ListCancelled();
  if (!isAsked) return mapping;
  announce(ctx, list, 'needsMapping');
  return 'asked';
}

/** The list for the process that looks at it and reads it. */
function fileOf(pool: pg.Pool, { id, surveyId, fileName, survey }: ListToRead) {
  const databaseUrl = pool.options.connectionString ?? '';
  return { databaseUrl, list: { id, surveyId, fileName }, period: periodOf(survey) };
}

/** The rows are read by a process of their own (list-reader.ts); what that says on its way is passed on. */
async function readRows(
  ctx: Context,
  pool: pg.Pool,
  list: ListToRead,
  mapping: ListMapping | null,
): Promise<RowsRead> {
  const { id } = list;
  const done = await readApart(
    {
      kind: 'read',
      ...fileOf(pool, list),
      mapping,
      byteSize: list.byteSize,
      sharedPhoneNames: list.survey.sharedPhoneNames,
      asksLandlines: !isAskedAboutLandlines(list),
      now: ctx.now().getTime(),
    },
    ({ rowsRead, bytesRead }) => reportProgress(ctx, list, rowsRead, bytesRead),
  );
  ctx.log.info({ listId: id, ...done }, 'a list was read');
  announce(ctx, list, 'done', done.rows, list.byteSize);
  if (done.namesWaiting > 0) announceAgencies(ctx);
  return done;
}
