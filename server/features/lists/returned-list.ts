// The list given back to the office: the rows of the kept file as they stand, each with what became of it.
import { z } from 'zod';

import { fate as fateSchema } from '#contract/lists.ts';
import { problem } from '#contract/problems.ts';
import type { Context } from '#server/context.ts';
import type { FatedRow } from '#server/platform/tabular/write-fates.ts';
import { endOfRows } from './row-ids.ts';
import { rowsOfFile } from './stored-file.ts';

const rowsAtOnce = 2000;
const storedLabels = z.record(z.string(), z.array(z.string()));

export interface ReturnedList {
  readonly fileName: string;
  readonly labelsOf: (sheet: string) => readonly string[];
  /** Every transaction in the file's order. Titles, totals and signatures are no transactions and stay out. */
  rows(): AsyncGenerator<FatedRow>;
}

/** A list that was read, to be given back. @throws 'not-found', 'list-busy' when it was not read to its end */
export async function returnedList(ctx: Context, listId: string): Promise<ReturnedList> {
  const list = await ctx.db.transactionList.findUnique({ where: { id: listId } });
  if (!list) throw problem('not-found', { what: 'list' });
  const { status, firstRowId, fileName } = list;
  if (status !== 'done' || firstRowId === null) throw problem('list-busy', { status });
  const bySheet = storedLabels.parse(list.labels ?? {});
  return {
    fileName,
    labelsOf: (sheet) => bySheet[sheet] ?? [],
    rows: () => rowsWithFates(ctx, { id: listId, fileName, firstRowId }),
  };
}

/** The file is read anew beside its judged rows, which are in the same order: neither is ever whole in memory. */
async function* rowsWithFates(
  ctx: Context,
  list: { readonly id: string; readonly fileName: string; readonly firstRowId: bigint },
): AsyncGenerator<FatedRow> {
  const judged = judgedRows(ctx, list);
  let next = await judged.next();
  for await (const { sheet, rowNumber, cells } of rowsOfFile(ctx, list)) {
    if (next.done) return;
    if (next.value.rowNumber !== rowNumber || next.value.sheet !== sheet) continue;
    yield { sheet, raw: cells, fate: fateSchema.parse(next.value.fate) };
    next = await judged.next();
  }
  if (!next.done) throw new Error(`Row ${next.value.rowNumber} of list ${list.id} is not in its file`);
}

interface JudgedRow {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly fate: string;
}

async function* judgedRows(
  ctx: Context,
  { id, firstRowId }: { readonly id: string; readonly firstRowId: bigint },
): AsyncGenerator<JudgedRow, undefined> {
  for (let after = firstRowId; ;) {
    const rows = await ctx.db.transaction.findMany({
      where: { listId: id, id: { gt: after, lt: endOfRows(firstRowId) } },
      select: { id: true, sheet: true, rowNumber: true, fate: true },
      orderBy: { id: 'asc' },
      take: rowsAtOnce,
    });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return undefined;
    after = last.id;
  }
}
