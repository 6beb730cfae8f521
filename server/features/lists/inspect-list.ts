// The first look at a list, and how its first rows would be read: what a person sees before the list is read.
import { listMapping, type ListInspection, type ListMapping } from '#contract/lists.ts';
import type { Period } from '#domain/lists/fates.ts';
import { createInspection, withRemembered } from '#domain/lists/inspection.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { createListReading, type ListRow } from '#domain/lists/list-reading.ts';
import type { ListField } from '#domain/lists/header-words.ts';
import type { Context } from '#server/context.ts';
import { rowsOfFile } from './stored-file.ts';

const previewedRows = 50;
/** Enough for title rows and notes around the rows that are shown. */
const rowsLookedAt = 1000;

interface FileToLookAt {
  readonly id: string;
  readonly fileName: string;
}

/** Looks at the first rows of a list's file; a mapping remembered for its shape is the proposal. @throws ListFault */
export async function inspectFile(ctx: Context, list: FileToLookAt, period: Period): Promise<ListInspection> {
  const inspection = createInspection({ period });
  for await (const row of rowsOfFile(ctx, list)) if (!inspection.take(row)) break;
  const found = inspection.finish();
  if (found.rows.length === 0) throw new ListFault('list-empty');
  const known =
    found.shape === null ? null : await ctx.db.listShape.findUnique({ where: { shape: found.shape } });
  return known ? withRemembered(found, listMapping.parse(known.mapping)) : found;
}

/** How the first transactions of a list's file are read with this mapping, by themselves. @throws ListFault */
export async function previewRows(
  ctx: Context,
  list: FileToLookAt,
  period: Period,
  mapping: ListMapping,
): Promise<{ rows: ListRow[]; missing: readonly ListField[] }> {
  const reading = createListReading({ period, mapping });
  const rows: ListRow[] = [];
  let looked = 0;
  for await (const raw of rowsOfFile(ctx, list)) {
    const row = reading.take(raw);
    if (row) rows.push(row);
    looked += 1;
    if (rows.length === previewedRows || looked === rowsLookedAt) break;
  }
  return { rows, missing: reading.finish().missingColumns };
}
