// Reads an uploaded list in a worker: every row gets its fate and is stored, all in one transaction, so that there is
// never half a list. A worker that dies leaves nothing behind; the job comes again and starts over.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { createListReading, type ListRow } from '#domain/lists/list-reading.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { packCells } from '#domain/lists/raw-row.ts';
import type { Context } from '#server/context.ts';
import { dayText } from '#server/platform/days.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';

const progressEveryRows = 500;
/** A list whose reading broke off so often by a defect is not tried again: it would hold up the others for ever. */
const failuresAllowed = 3;

/**
 * Reads the list with this id unless it is read already or another worker is at it. A file that is no list ends as
 * 'failed' with its ListFault; anything else is thrown for another try, until the last one ends as 'failed' too, with
 * the fault 'internal'.
 */
export async function readList(ctx: Context, pool: pg.Pool, listId: string): Promise<void> {
  const list = await ctx.db.transactionList.findUnique({ where: { id: listId }, include: { survey: true } });
  if (!list || list.status === 'done' || list.status === 'failed') return;
  const { surveyId } = list;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const lock = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_xact_lock(hashtext($1)) as mine',
      [listId],
    );
    // Asked again under the lock: another worker may have finished between the first look and now.
    const open = await client.query(
      `select 1 from transaction_lists where id = $1 and status in ('waiting', 'reading')`,
      [listId],
    );
    if (!lock.rows[0]?.mine || open.rowCount === 0) {
      await client.query('rollback');
      return;
    }
    const period = { from: dayText(list.survey.periodFrom), to: dayText(list.survey.periodTo) };
    const reading = createListReading({ period, seen: await keysRead(ctx, surveyId) });
    await report(ctx, surveyId, listId, 0, 'reading');
    await withFile(ctx, listId, list.fileName, async (path) => {
      const rows = readTable(path, { fileName: list.fileName });
      const judged = async function* () {
        let count = 0;
        for await (const raw of rows) {
          const row = reading.take(raw);
          if (!row) continue;
          yield copyLine(listId, surveyId, row);
          count += 1;
          if (count % progressEveryRows === 0) await report(ctx, surveyId, listId, count, 'reading');
        }
      };
      await pipeline(
        Readable.from(judged()),
        client.query(copyFrom(`copy transactions (${columns}) from stdin`)),
      );
    });
    const summary = reading.finish();
    const labels = Object.fromEntries(summary.headers.map(({ sheet }) => [sheet, reading.labelsOf(sheet)]));
    await client.query(
      `update transaction_lists set status = 'done', rows_read = $2, summary = $3, labels = $4, finished_at = $5 where id = $1`,
      [listId, summary.rows, JSON.stringify(summary), JSON.stringify(labels), ctx.now()],
    );
    await client.query('commit');
    announce(ctx, surveyId, listId, summary.rows, 'done');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    if (error instanceof ListFault)
      await fail(ctx, surveyId, listId, { code: error.code, details: error.details });
    else if (await isTriedAgain(ctx, listId)) throw error;
    else {
      ctx.log.error({ err: error, listId }, 'a list could not be read');
      await fail(ctx, surveyId, listId, { code: 'internal', details: {} });
    }
  } finally {
    client.release();
  }
}

async function isTriedAgain(ctx: Context, listId: string): Promise<boolean> {
  const { failures } = await ctx.db.transactionList.update({
    where: { id: listId },
    data: { failures: { increment: 1 } },
  });
  return failures < failuresAllowed;
}

async function fail(
  ctx: Context,
  surveyId: string,
  listId: string,
  fault: { code: string; details: object },
): Promise<void> {
  await ctx.db.transactionList.update({
    where: { id: listId },
    data: { status: 'failed', fault: jsonOf(fault), finishedAt: ctx.now() },
  });
  announce(ctx, surveyId, listId, 0, 'failed');
}

async function keysRead(ctx: Context, surveyId: string): Promise<Set<string>> {
  const rows = await ctx.db.transaction.findMany({ where: { surveyId }, select: { transactionKey: true } });
  return new Set(rows.map(({ transactionKey }) => transactionKey));
}

/** Progress goes over another connection than the transaction, so that it is seen while it lasts. */
async function report(
  ctx: Context,
  surveyId: string,
  listId: string,
  rowsRead: number,
  status: 'reading',
): Promise<void> {
  await ctx.db.transactionList.update({
    where: { id: listId },
    data: { rowsRead, status, progressedAt: ctx.now() },
  });
  announce(ctx, surveyId, listId, rowsRead, status);
}

function announce(ctx: Context, surveyId: string, listId: string, rowsRead: number, status: string): void {
  ctx.live.publish(room.survey(surveyId), 'list:progressed', { listId, surveyId, rowsRead, status });
}

async function withFile(
  ctx: Context,
  listId: string,
  fileName: string,
  use: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-list-'));
  try {
    const path = join(folder, `list${fileName.match(/\.\w+$/)?.[0] ?? ''}`);
    await pipeline(Readable.from(chunks(ctx, listId)), createWriteStream(path));
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* chunks(ctx: Context, listId: string): AsyncGenerator<Uint8Array> {
  for (let position = 0; ; position += 1) {
    const chunk = await ctx.db.listFileChunk.findUnique({ where: { listId_position: { listId, position } } });
    if (!chunk) return;
    yield chunk.bytes;
  }
}

const columns = [
  'list_id',
  'survey_id',
  'sheet',
  'row_number',
  'raw',
  'fate',
  'warnings',
  'transaction_key',
  'record_code',
  'tthc_name',
  'tthc_code',
  'field',
  'agency_name',
  'applicant_name',
  'person_key',
  'phones',
  'address',
  'received_on',
  'due_on',
  'result_on',
  'status',
  'channel',
  'timeliness',
].join(', ');

/** One row in COPY's text format, in the order of `columns`. */
function copyLine(listId: string, surveyId: string, row: ListRow): string {
  const { fields } = row;
  const cells: (string | number | null)[] = [
    listId,
    surveyId,
    row.sheet,
    row.rowNumber,
    JSON.stringify(packCells(row.raw), storable),
    row.fate,
    arrayLiteral(row.warnings),
    fields.transactionKey,
    fields.recordCode,
    fields.tthcName,
    fields.tthcCode,
    fields.field,
    fields.agencyName,
    fields.applicantName,
    fields.personKey,
    arrayLiteral(fields.phones.map(({ phoneE164 }) => phoneE164)),
    fields.address,
    fields.receivedOn,
    fields.dueOn,
    fields.resultOn,
    fields.status,
    fields.channel,
    fields.timeliness,
  ];
  return `${cells.map(escapeCell).join('\t')}\n`;
}

/** PostgreSQL's JSON takes neither U+0000 nor half a surrogate pair. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\u0000', '').toWellFormed() : value;
}

/** Codes and numbers only: nothing in them needs quoting. */
function arrayLiteral(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeCell(value: string | number | null): string {
  if (value === null) return '\\N';
  return String(value)
    .replaceAll('\u0000', '')
    .toWellFormed()
    .replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
}
