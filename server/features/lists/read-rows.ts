// Every row of a list gets its fate and all are stored, in one transaction.
import type pg from 'pg';

import { acceptedBySystem, createNameTally, type NameCount } from '#domain/agencies/name-tally.ts';
import type { UnitSystem } from '#domain/agencies/unit-systems.ts';
import { createListReading, type ListReading } from '#domain/lists/list-reading.ts';
import type { ListSummary } from '#domain/lists/list-reading.ts';
import { noteAgencyNames } from '#server/features/agency-names/commands.ts';
import { inPgTransaction } from '#server/platform/pg-transaction.ts';
import { runOverPg } from '#server/platform/run-query.ts';
import { createLandlineTally, LandlinesInDoubt } from './doubtful-landlines.ts';
import { earlierLists, warnOfOtherLists } from './other-lists.ts';
import { ListCancelled } from './progress.ts';
import { ListRefused, type RowsRead, type RowsToRead } from './reading.ts';
import { storeRows } from './store-rows.ts';
import { portionsOfFile } from './stored-file.ts';

const reportEveryMs = 500;
/** Room for more is made when they come: what a file's beginning says of its length may be wrong. */
const mostExpected = 1_200_000;

/**
 * Reads the rows of a list that nobody else reads.
 * @param noteProgress told now and then how many rows are stored and bytes read
 * @throws ListFault, ListRefused, LandlinesInDoubt, ListCancelled when the list is not being read any more
 */
export function readRows(
  pool: pg.Pool,
  work: RowsToRead,
  noteProgress: (rowsRead: number, bytesRead: number) => void,
): Promise<Omit<RowsRead, 'peakRssBytes' | 'cpuMicroseconds'>> {
  const { list, mapping, period, sharedPhoneNames, asksLandlines } = work;
  const { id: listId, surveyId } = list;
  const aheadMs = work.now - Date.now();
  return inPgTransaction(pool, async (client) => {
    // Lists of one survey are read one after another: which of two equal records stands is decided by the first.
    await client.query('select pg_advisory_xact_lock(1, hashtext($1))', [surveyId]);
    noteProgress(0, 0);
    const surveyNumber = await numberOfSurvey(client, surveyId);
    const earlier = await earlierLists(client, surveyNumber);
    // Grows while the list is read.
    const hasEarlier = earlier.seen.size > 0;
    const reading = createListReading({ period, ...earlier, ...(mapping && { mapping }) });
    let bytesRead = 0;
    const rows = portionsOfFile(pool, list, (bytes) => {
      bytesRead = bytes;
    });
    let isExpected = false;
    const report = everySoOften((rowsStored) => {
      noteProgress(rowsStored, bytesRead);
      // As long as the first rows are is what the others are taken to be.
      if (!isExpected && rowsStored > 0)
        reading.expect(Math.min(mostExpected, Math.ceil(rowsStored * (work.byteSize / bytesRead))));
      isExpected = true;
    });
    const agencies = createNameTally();
    const landlines = createLandlineTally();
    const firstRowId = await storeRows(
      client,
      { listId, surveyNumber },
      reading,
      rows,
      { agencies, landlines },
      report,
    );
    const summary = reading.finish();
    const inDoubt = landlines.found();
    if (asksLandlines && inDoubt.rows > 0) throw new LandlinesInDoubt(inDoubt);
    const warnings = await warnOfOtherLists(client, {
      surveyNumber,
      firstRowId,
      hasEarlier,
      sharedPhoneNames,
      suspectPhones: earlier.phones.shared(sharedPhoneNames).map(({ phoneE164 }) => phoneE164),
    });
    const now = new Date(Date.now() + aheadMs);
    const names = agencies.names();
    const unitSystem = await unitSystemSaid(client, listId);
    const namesWaiting = await noteAgencyNames(runOverPg(client), { listId, names, unitSystem, now });
    await refuseClosedFrame(client, surveyId);
    await finishList(client, listId, { firstRowId, summary, reading, warnings, names, now });
    return { rows: summary.rows, namesWaiting };
  });
}

async function numberOfSurvey(client: pg.PoolClient, surveyId: string): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select number from surveys where id = $1', [
    surveyId,
  ]);
  // Its lists have a foreign key to it.
  return rows[0]?.number ?? 0;
}

/** Lets a report through when the last one is half a second old. */
function everySoOften(report: (rows: number) => void): (rows: number) => void {
  let reportedAt = performance.now();
  return (rows) => {
    if (performance.now() - reportedAt < reportEveryMs) return;
    report(rows);
    reportedAt = performance.now();
  };
}

interface FinishedList {
  readonly firstRowId: number;
  readonly summary: ListSummary;
  readonly reading: ListReading;
  /** Those that the other lists cause, by how many rows have them. */
  readonly warnings: Readonly<Record<string, number>>;
  readonly names: readonly NameCount[];
  readonly now: Date;
}

async function finishList(
  client: pg.PoolClient,
  listId: string,
  { firstRowId, summary, reading, warnings, names, now }: FinishedList,
): Promise<void> {
  const labels = Object.fromEntries(summary.headers.map(({ sheet }) => [sheet, reading.labelsOf(sheet)]));
  const done = await client.query(
    `update transaction_lists
     set status = 'done', rows_read = $2, bytes_read = byte_size, first_row_id = $3, summary = $4, labels = $5,
         failures = 0, finished_at = $6, accepted_by_system = $7
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
      now,
      JSON.stringify(acceptedBySystem(names)),
    ],
  );
  if (done.rowCount === 0) throw new ListCancelled();
}

/** What somebody has said of the list before it is read anew; null when each record's day says its system. */
async function unitSystemSaid(client: pg.PoolClient, listId: string): Promise<UnitSystem | null> {
  const { rows } = await client.query<{ system: UnitSystem | null }>(
    'select unit_system as system from transaction_lists where id = $1',
    [listId],
  );
  return rows[0]?.system ?? null;
}

/** Closed while the list was read: its rows would not be in the frame that was published. Held until the commit. */
async function refuseClosedFrame(client: pg.PoolClient, surveyId: string): Promise<void> {
  const { rows } = await client.query<{ closed: Date | null }>(
    'select frame_closed_at as closed from surveys where id = $1 for share',
    [surveyId],
  );
  const closed = rows[0]?.closed;
  if (closed) throw new ListRefused({ code: 'frame-closed', details: { closedAt: closed.toISOString() } });
}
