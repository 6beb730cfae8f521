import { z } from 'zod';

import {
  listFault,
  listSummary,
  fate as fateSchema,
  type ListRow,
  type TransactionList,
} from '#contract/lists.ts';
import { problem } from '#contract/problems.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { unpackCells, type CellValue, type PackedCell } from '#domain/lists/raw-row.ts';
import type { TransactionList as ListModel } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { dayText } from '#server/platform/days.ts';

/** The lists of a survey, newest first. */
export async function listsOf(ctx: Context, surveyId: string): Promise<TransactionList[]> {
  const lists = await ctx.db.transactionList.findMany({
    where: { surveyId },
    orderBy: { uploadedAt: 'desc' },
  });
  return lists.map(view);
}

/** @throws 'not-found' */
export async function listOf(ctx: Context, listId: string): Promise<TransactionList> {
  return view(await found(ctx, listId));
}

async function found(ctx: Context, listId: string): Promise<ListModel> {
  const list = await ctx.db.transactionList.findUnique({ where: { id: listId } });
  if (!list) throw problem('not-found', { what: 'list' });
  return list;
}

function view(list: ListModel): TransactionList {
  return {
    id: list.id,
    surveyId: list.surveyId,
    fileName: list.fileName,
    fileSha256: list.fileSha256,
    byteSize: list.byteSize,
    status: list.status,
    rowsRead: list.rowsRead,
    summary: list.summary === null ? null : listSummary.parse(list.summary),
    fault: list.fault === null ? null : listFault.parse(list.fault),
    uploadedAt: list.uploadedAt.toISOString(),
    finishedAt: list.finishedAt?.toISOString() ?? null,
  };
}

/** A page of a list's rows in the file's order, those of one fate or all; `after` is the last page's `next`. */
export async function listRows(
  ctx: Context,
  listId: string,
  page: { fate?: ListRow['fate'] | undefined; after: number; take: number },
): Promise<{ rows: ListRow[]; next: number | null }> {
  await found(ctx, listId);
  const rows = await ctx.db.transaction.findMany({
    where: { listId, ...(page.fate ? { fate: page.fate } : {}) },
    orderBy: { id: 'asc' },
    skip: page.after,
    take: page.take + 1,
  });
  return {
    rows: rows.slice(0, page.take).map((row) => ({
      rowNumber: row.rowNumber,
      sheet: row.sheet,
      fate: fateSchema.parse(row.fate),
      warnings: row.warnings,
      recordCode: row.recordCode,
      applicantName: row.applicantName,
      tthcName: row.tthcName,
      agencyName: row.agencyName,
      field: row.field,
      resultOn: row.resultOn && dayText(row.resultOn),
      status: row.status,
      phones: row.phones.map(maskPhone),
    })),
    next: rows.length > page.take ? page.after + page.take : null,
  };
}

export interface RowToReturn {
  readonly sheet: string;
  readonly rowNumber: number;
  readonly raw: readonly CellValue[];
  readonly fate: ListRow['fate'];
  readonly warnings: readonly string[];
}

/** The rows that were not accepted, as they stood, in the file's order; read in pages so that memory stays flat. */
export async function* rowsToReturn(ctx: Context, listId: string): AsyncGenerator<RowToReturn> {
  let after = 0n;
  for (;;) {
    const rows = await ctx.db.transaction.findMany({
      where: { listId, fate: { not: 'accepted' }, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: 1000,
    });
    for (const { sheet, rowNumber, raw, fate, warnings } of rows)
      yield {
        sheet,
        rowNumber,
        raw: unpackCells(raw as PackedCell[]),
        fate: fateSchema.parse(fate),
        warnings,
      };
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

const storedLabels = z.record(z.string(), z.array(z.string()));

/** A list's name and the labels of its columns by sheet, for the file given back. @throws 'not-found' */
export async function returnedListHead(
  ctx: Context,
  listId: string,
): Promise<{ fileName: string; labelsOf: (sheet: string) => readonly string[] }> {
  const { fileName, labels } = await found(ctx, listId);
  const bySheet = storedLabels.parse(labels ?? {});
  return { fileName, labelsOf: (sheet) => bySheet[sheet] ?? [] };
}
