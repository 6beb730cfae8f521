// Lists of completed transactions as offices export them: upload, progress, fates, the file given back.
import { z } from 'zod';

import { day, id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

export const fates = [
  'duplicate',
  'missingAgency',
  'status',
  'period',
  'missingPhone',
  'premiumPhone',
  'invalidPhone',
  'accepted',
] as const;
export const fate = z.enum(fates);

export const listSummary = z.object({
  rows: z.number(),
  fates: z.record(fate, z.number()),
  warnings: z.record(z.string(), z.number()),
  persons: z.number(),
});
export type ListSummary = z.infer<typeof listSummary>;

export const listFault = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

export const transactionList = z.object({
  id,
  surveyId: id,
  fileName: z.string(),
  fileSha256: z.string(),
  byteSize: z.number(),
  status: z.enum(['waiting', 'reading', 'done', 'failed']),
  rowsRead: z.number(),
  summary: listSummary.nullable(),
  fault: listFault.nullable(),
  uploadedAt: instant,
  finishedAt: instant.nullable(),
});
export type TransactionList = z.infer<typeof transactionList>;

export const listRow = z.object({
  rowNumber: z.number(),
  sheet: z.string(),
  fate,
  warnings: z.array(z.string()),
  recordCode: z.string().nullable(),
  applicantName: z.string().nullable(),
  tthcName: z.string().nullable(),
  agencyName: z.string().nullable(),
  field: z.string().nullable(),
  resultOn: day.nullable(),
  status: z.string().nullable(),
  /** Masked: the whole number is shown to nobody on this screen. */
  phones: z.array(z.string()),
});
export type ListRow = z.infer<typeof listRow>;

const listParams = z.object({ listId: id });
const managers = ['admin', 'supervisor'] as const;

export const uploadList = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/lists',
  summary: 'Nạp danh sách hồ sơ (tệp .xlsx, .csv)',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: transactionList,
  takes: 'file',
});

export const getLists = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/lists',
  summary: 'Các danh sách đã nạp',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: z.array(transactionList),
});

export const getList = endpoint({
  method: 'GET',
  path: '/api/lists/:listId',
  summary: 'Một danh sách',
  access: managers,
  params: listParams,
  query: nothing,
  body: nothing,
  response: transactionList,
});

export const getListRows = endpoint({
  method: 'GET',
  path: '/api/lists/:listId/rows',
  summary: 'Các dòng của danh sách, lọc theo kết quả',
  access: managers,
  params: listParams,
  query: z.object({
    fate: fate.optional(),
    after: z.coerce.number().int().min(0).default(0),
    take: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: nothing,
  response: z.object({ rows: z.array(listRow), next: z.number().nullable() }),
});

export const getReturnedList = endpoint({
  method: 'GET',
  path: '/api/lists/:listId/returned',
  summary: 'Tệp trả lại cơ quan: những dòng không nhận và lý do',
  access: managers,
  params: listParams,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const listsEndpoints = { uploadList, getLists, getList, getListRows, getReturnedList };
