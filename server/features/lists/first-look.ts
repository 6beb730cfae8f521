// The first look at a list: what a person sees before it is read. Apart from the rest, for the process that reads lists
// (list-reader.ts) loads nothing that it does not need.
import type { Period } from '#domain/lists/fates.ts';
import { createInspection, type ListInspection } from '#domain/lists/inspection.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';

/** Looks at the first rows of a list. @throws ListFault */
export async function inspectRows(rows: AsyncIterable<RawRow>, period: Period): Promise<ListInspection> {
  const inspection = createInspection({ period });
  for await (const row of rows) if (!inspection.take(row)) break;
  const found = inspection.finish();
  if (found.rows.length === 0) throw new ListFault('list-empty');
  return found;
}
