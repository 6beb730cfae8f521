// Reads an uploaded list in a worker: looks at it first, asks when it is not sure, then gives every row its fate and
// stores them all in one transaction, so that there is never half a list. A worker that dies leaves nothing behind; the
// job comes again and starts over.
import type pg from 'pg';

import { listMapping, type ListMapping } from '#contract/lists.ts';
import { Problem, problem } from '#contract/problems.ts';
import type { Period } from '#domain/lists/fates.ts';
import { createNameTally } from '#domain/agencies/name-tally.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { Survey, TransactionList } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { announceAgencies, noteAgencyNames } from '#server/features/agencies/commands.ts';
import { dayText } from '#server/platform/days.ts';
import { jsonOf } from '#server/platform/json.ts';
import { earlierLists, warnOfOtherLists } from './other-lists.ts';
import { inspectFile } from './inspect-list.ts';
import { announce, ListCancelled, reportProgress } from './progress.ts';
import { storeRows } from './store-rows.ts';
import { portionsOfFile } from './stored-file.ts';

/** A list that was begun so often and came to no end is not begun again: it would hold up the others for ever. */
const beginningsAllowed = 3;
const reportEveryMs = 500;

interface Connections {
  /** For what is read beside the transaction. */
  readonly pool: pg.Pool;
  /** Holds the transaction and the list's lock. */
  readonly client: pg.PoolClient;
}

type ListToRead = TransactionList & { readonly survey: Survey };

/**
 * Looks at the list with this id and reads it, unless that is done already or another worker is at it. A list that
 * raises questions waits as 'needsMapping'; a file that is no list ends as 'failed' with its ListFault. Anything else is
 * thrown for another try, until the last one ends as 'failed' too, with the fault 'internal'.
 */
export async function readList(ctx: Context, pool: pg.Pool, listId: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const lock = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtext($1)) as mine',
      [listId],
    );
    if (lock.rows[0]?.mine) await readUnderLock(ctx, { pool, client }, listId);
  } finally {
    // Whatever was to last is committed by now.
    await client.query('rollback').then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

async function readUnderLock(ctx: Context, at: Connections, listId: string): Promise<void> {
  const list = await begin(ctx, listId);
  if (!list) return;
  try {
    if (list.failures > beginningsAllowed) throw new Error('the list ended its workers');
    const mapping =
      list.mapping === null ? await mappingOrQuestions(ctx, list) : listMapping.parse(list.mapping);
    if (mapping === 'asked') return;
    await readRows(ctx, at, list, mapping);
  } catch (error) {
    await at.client.query('rollback').catch(() => undefined);
    if (error instanceof ListCancelled) return;
    if (error instanceof ListFault || error instanceof Problem)
      await fail(ctx, list, { code: error.code, details: error.details });
    else if (list.failures < beginningsAllowed) throw error;
    else {
      ctx.log.error({ err: error, listId }, 'a list could not be read');
      await fail(ctx, list, { code: 'internal', details: {} });
    }
  }
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
async function mappingOrQuestions(ctx: Context, list: ListToRead): Promise<ListMapping | null | 'asked'> {
  const inspection = await inspectFile(ctx, list, periodOf(list.survey));
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

async function readRows(
  ctx: Context,
  { pool, client }: Connections,
  list: ListToRead,
  mapping: ListMapping | null,
): Promise<void> {
  const { id: listId, surveyId } = list;
  // Lists of one survey are read one after another: which of two equal records stands is decided by the first.
  await client.query('select pg_advisory_xact_lock(1, hashtext($1))', [surveyId]);
  await reportProgress(ctx, list, 0, 0);
  const earlier = await earlierLists(client, surveyId);
  const reading = createListReading({
    period: periodOf(list.survey),
    ...earlier,
    ...(mapping && { mapping }),
  });
  let bytesRead = 0;
  const rows = portionsOfFile(pool, list, (bytes) => {
    bytesRead = bytes;
  });
  const report = everySoOften((rowsStored) => reportProgress(ctx, list, rowsStored, bytesRead));
  const agencies = createNameTally();
  const firstRowId = await storeRows(client, list, reading, rows, agencies, report);
  const summary = reading.finish();
  const { sharedPhoneNames } = list.survey;
  const warnings = await warnOfOtherLists(client, {
    surveyId,
    firstRowId,
    sharedPhoneNames,
    suspectPhones: earlier.phones.shared(sharedPhoneNames).map(({ phoneE164 }) => phoneE164),
  });
  const namesWaiting = await noteAgencyNames(client, { listId, names: agencies.names(), now: ctx.now() });
  await refuseClosedFrame(client, surveyId);
  const labels = Object.fromEntries(summary.headers.map(({ sheet }) => [sheet, reading.labelsOf(sheet)]));
  const done = await client.query(
    `update transaction_lists
     set status = 'done', rows_read = $2, bytes_read = byte_size, first_row_id = $3, summary = $4, labels = $5,
         failures = 0, finished_at = $6
     where id = $1 and status = 'reading'`,
    [
      listId,
      summary.rows,
      firstRowId,
      JSON.stringify({
        rows: summary.rows,
        fates: summary.fates,
        warnings: { ...summary.warnings, ...warnings },
        persons: summary.persons,
        skipped: summary.skipped,
      }),
      JSON.stringify(labels),
      ctx.now(),
    ],
  );
  if (done.rowCount === 0) throw new ListCancelled();
  await client.query('commit');
  announce(ctx, list, 'done', summary.rows, list.byteSize);
  if (namesWaiting > 0) announceAgencies(ctx);
}

/** Lets a report through when the last one is half a second old. */
function everySoOften(report: (rows: number) => Promise<void>): (rows: number) => Promise<void> {
  let reportedAt = performance.now();
  return async (rows) => {
    if (performance.now() - reportedAt < reportEveryMs) return;
    await report(rows);
    reportedAt = performance.now();
  };
}

/** Closed while the list was read: its rows would not be in the frame that was published. Held until the commit. */
async function refuseClosedFrame(client: pg.PoolClient, surveyId: string): Promise<void> {
  const { rows } = await client.query<{ closed: Date | null }>(
    'select frame_closed_at as closed from surveys where id = $1 for share',
    [surveyId],
  );
  const closed = rows[0]?.closed;
  if (closed) throw problem('frame-closed', { closedAt: closed.toISOString() });
}
