import { unitSystem } from '#contract/agencies.ts';
import {
  acceptedBySystem,
  fate as fateSchema,
  listFault,
  listInspection,
  listMapping,
  listSummary,
  type ListInspection,
  type ListMapping,
  type ListRow,
  type TransactionList,
} from '#contract/lists.ts';
import { problem } from '#contract/problems.ts';
import type { ListField } from '#domain/lists/header-words.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import type { TransactionList as ListModel } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';
import { accentBlindPattern } from './accent-blind.ts';
import { previewRows } from './preview-rows.ts';
import { periodOf } from './read-list.ts';
import { endOfRows } from './row-ids.ts';

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
  return view(await foundList(ctx, listId));
}

async function foundList(ctx: Context, listId: string): Promise<ListModel> {
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
    bytesRead: Number(list.bytesRead),
    summary: list.summary === null ? null : listSummary.parse(list.summary),
    fault: list.fault === null ? null : listFault.parse(list.fault),
    unitSystem: unitSystem.nullable().parse(list.unitSystem),
    acceptedBySystem: acceptedBySystem.nullable().parse(list.acceptedBySystem),
    uploadedAt: list.uploadedAt.toISOString(),
    finishedAt: list.finishedAt?.toISOString() ?? null,
  };
}

/**
 * What the first look at a list found; its proposal is how the list was read, once somebody has said so.
 * @throws 'not-found', 'list-busy' when nobody has looked yet
 */
export async function listInspectionOf(ctx: Context, listId: string): Promise<ListInspection> {
  const { inspection, mapping, status } = await foundList(ctx, listId);
  if (inspection === null) throw problem('list-busy', { status });
  const found = listInspection.parse(inspection);
  return mapping === null ? found : { ...found, proposal: listMapping.parse(mapping) };
}

/** How the list's first rows are read with this mapping. @throws 'not-found', 'input-invalid' */
export async function previewOf(
  ctx: Context,
  listId: string,
  mapping: ListMapping,
): Promise<{ rows: ListRow[]; missing: ListField[] }> {
  const list = await foundList(ctx, listId);
  const period = periodOf(await surveyOf(ctx, list.surveyId));
  const { rows, missing } = await previewRows(ctx, list, period, mapping).catch((error: unknown) => {
    if (!(error instanceof ListFault)) throw error;
    throw problem('input-invalid', { faults: [{ where: 'mapping', message: error.code }] });
  });
  return {
    rows: rows.map(({ fields, ...row }) => ({
      ...fields,
      rowNumber: row.rowNumber,
      sheet: row.sheet,
      fate: row.fate,
      warnings: [...row.warnings],
      phones: fields.phones.map(({ phoneE164 }) => maskPhone(phoneE164)),
    })),
    missing: [...missing],
  };
}

export interface RowsAsked {
  readonly fate?: ListRow['fate'] | undefined;
  readonly warning?: string | undefined;
  readonly search?: string | undefined;
  /** The last page's `next`; 0 for the first. */
  readonly after: number;
  readonly take: number;
}

type StoredRow = Omit<ListRow, 'fate' | 'resultOn'> & {
  readonly id: bigint;
  readonly fate: string;
  readonly resultOn: Date | null;
};

/** A page of a list's rows in the file's order. @throws 'not-found' */
export async function listRows(
  ctx: Context,
  listId: string,
  { fate, warning, search = '', after, take }: RowsAsked,
): Promise<{ rows: ListRow[]; next: number | null }> {
  const { firstRowId } = await foundList(ctx, listId);
  if (firstRowId === null) return { rows: [], next: null };
  const pattern = accentBlindPattern(search);
  const found = await ctx.db.$queryRaw<StoredRow[]>`
    select id, row_number as "rowNumber", sheet, fate, warnings, record_code as "recordCode",
      applicant_name as "applicantName", tthc_name as "tthcName", agency_name as "agencyName", field,
      result_on as "resultOn", status, phones
    from transactions
    where list_id = ${listId}::uuid and id > ${firstRowId + BigInt(after)} and id < ${endOfRows(firstRowId)}
      and (${fate ?? null}::text is null or fate = ${fate ?? null})
      and (${warning ?? null}::text is null or ${warning ?? null} = any(warnings))
      and (${pattern}::text is null or concat_ws(' | ', record_code, applicant_name, agency_name) ~ ${pattern})
    order by id limit ${take + 1}`;
  const rows = found.slice(0, take);
  const last = rows.at(-1);
  return {
    rows: rows.map((row) => ({
      ...row,
      fate: fateSchema.parse(row.fate),
      resultOn: row.resultOn && dayText(row.resultOn),
      phones: row.phones.map(maskPhone),
    })),
    next: last && found.length > take ? Number(last.id - firstRowId) : null,
  };
}
