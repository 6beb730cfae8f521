// How a list's first rows would be read, which a person sees before it is.
import { listMapping, type ListInspection, type ListMapping } from '#contract/lists.ts';
import type { Period } from '#domain/lists/fates.ts';
import type { ListField } from '#domain/lists/header-words.ts';
import { withRemembered } from '#domain/lists/inspection.ts';
import { missingFields } from '#domain/lists/list-mapping.ts';
import { createListReading, type ListRow } from '#domain/lists/list-reading.ts';
import type { Context } from '#server/context.ts';
import { rowsOfFile } from './stored-file.ts';

const previewedRows = 50;
/** Enough for title rows and notes around the rows that are shown. */
const rowsLookedAt = 1000;

/** What was found at the first look, with the mapping that is remembered for the list's shape as the proposal. */
export async function withKnownMapping(ctx: Context, found: ListInspection): Promise<ListInspection> {
  const known =
    found.shape === null ? null : await ctx.db.listShape.findUnique({ where: { shape: found.shape } });
  return known ? withRemembered(found, listMapping.parse(known.mapping)) : found;
}

/** How the first transactions of a list's file are read with this mapping, by themselves. @throws ListFault */
export async function previewRows(
  ctx: Context,
  list: { readonly id: string; readonly fileName: string },
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
  // Where no row is a transaction yet there is nothing to count.
  const missing =
    rows.length > 0 ? reading.finish().missingColumns : missingFields([mapping.columns], mapping.agencyName);
  return { rows, missing };
}
