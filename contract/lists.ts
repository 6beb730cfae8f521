// Lists of completed transactions as offices export them: upload, progress, fates, the file given back.
import { z } from 'zod';

import { unitSystem } from './agencies.ts';
import { day, id, instant, nothing, surveyParams } from './common.ts';
import { fates } from '#domain/lists/fates.ts';
import { listFields } from '#domain/lists/header-words.ts';
import { textCodings } from '#domain/lists/text-coding.ts';
import { endpoint } from './endpoint.ts';
import { leastReason } from './web-forms.ts';

export const fate = z.enum(fates);

export const listSummary = z.object({
  rows: z.number(),
  fates: z.record(fate, z.number()),
  warnings: z.record(z.string(), z.number()),
  persons: z.number(),
  /** Rows of the file that are no transactions; unknown for lists read before they were kept. */
  skipped: z
    .object({
      blank: z.number(),
      title: z.number(),
      header: z.number(),
      totals: z.number(),
      note: z.number(),
    })
    .optional(),
});
export type ListSummary = z.infer<typeof listSummary>;

export const listFault = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });

/** How a list is read; what a person confirms on the preview, and what is remembered for lists of the same shape. */
export const listMapping = z.object({
  /** Sheet whose header was looked at; rows of all sheets are read with these columns. */
  headerRowNumber: z.number().int().min(0),
  /** Columns by field, from 0; several columns of one field in the order in which they are to be read. */
  columns: z.partialRecord(z.enum(listFields), z.array(z.number().int().min(0).max(1000))),
  /** How the text is written; `unicode` needs no conversion. */
  textCoding: z.enum(textCodings),
  /** Agency of every row, for a list of one office that has no agency column. */
  agencyName: z.string().trim().max(200).nullable(),
  /** What becomes of numbers that may be old landlines: read as mobile, or renumbered as landlines of that time. */
  ambiguousLandlines: z.enum(['mobile', 'landline']),
});
export type ListMapping = z.infer<typeof listMapping>;

/** What the first look at a file found: its first rows as they stand, and how they would be read. */
export const listInspection = z.object({
  /** Digest of the header's labels: lists of one shape share it. Null when no header was found. */
  shape: z.string().nullable(),
  sheets: z.array(z.string()),
  /** Labels of the columns, by column; empty where a column has none. */
  labels: z.array(z.string()),
  /** Title rows and header as they stand, then the first rows below, all as text. */
  rows: z.array(z.object({ rowNumber: z.number(), cells: z.array(z.string()) })),
  proposal: listMapping,
  /** A mapping remembered for this shape, when there is one; then it is also the proposal. */
  remembered: z.boolean(),
  /** Fields that rows need and no column was found for. */
  missing: z.array(z.enum(listFields)),
  /** Encodings that the text may be written in besides the proposal's, with how some cells would read. */
  codings: z.array(
    z.object({
      coding: z.enum(textCodings),
      samples: z.array(z.object({ before: z.string(), after: z.string() })),
    }),
  ),
  /** Numbers that may be old landlines and that no date settles. */
  ambiguousLandlines: z.number(),
  /** Whether the whole file was looked through for them, and not its first rows. */
  landlinesOfWholeFile: z.boolean().optional(),
  /** Why somebody has to look. */
  questions: z.array(
    z.enum(['columns-missing', 'header-not-found', 'list-agency', 'text-coding', 'ambiguous-landlines']),
  ),
});
export type ListInspection = z.infer<typeof listInspection>;

export const acceptedBySystem = z.object({ '63': z.number(), '34': z.number() });

const listStatus = z.enum(['waiting', 'needsMapping', 'reading', 'done', 'failed', 'cancelled']);

export const transactionList = z.object({
  id,
  surveyId: id,
  fileName: z.string(),
  fileSha256: z.string(),
  byteSize: z.number(),
  status: listStatus,
  rowsRead: z.number(),
  /** Bytes of the file read so far; with byteSize the progress. */
  bytesRead: z.number(),
  summary: listSummary.nullable(),
  fault: listFault.nullable(),
  /** In which code system its agencies are understood; null: each record's in that of the day of its result. */
  unitSystem: unitSystem.nullable(),
  /** Accepted records by the system of their day; null until it is read. */
  acceptedBySystem: acceptedBySystem.nullable(),
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
  summary: 'Các dòng của danh sách, lọc theo kết quả, cảnh báo, chữ',
  access: managers,
  params: listParams,
  query: z.object({
    fate: fate.optional(),
    warning: z.string().max(60).optional(),
    /** Part of a name, a mã hồ sơ or an agency, with or without accents. */
    search: z.string().trim().max(100).optional(),
    after: z.coerce.number().int().min(0).default(0),
    take: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: nothing,
  response: z.object({ rows: z.array(listRow), next: z.number().nullable() }),
});

export const getReturnedList = endpoint({
  method: 'GET',
  path: '/api/lists/:listId/returned',
  summary:
    'Tệp trả lại cơ quan: mỗi dòng kèm kết quả và lý do; có tên và số điện thoại, nên mục đích được ghi vào nhật ký',
  access: managers,
  params: listParams,
  query: z.object({
    rows: z.enum(['all', 'refused']).default('all'),
    /** Why it is taken: it has whole names and numbers. */
    reason: z.string().trim().min(leastReason).max(300),
  }),
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const getListInspection = endpoint({
  method: 'GET',
  path: '/api/lists/:listId/inspection',
  summary: 'Xem trước: những dòng đầu và cách đọc đề nghị',
  access: managers,
  params: listParams,
  query: nothing,
  body: nothing,
  response: listInspection,
});

export const previewListMapping = endpoint({
  method: 'POST',
  path: '/api/lists/:listId/mapping-previews',
  summary: 'Những dòng đầu sẽ được đọc thế nào theo cách đọc này',
  access: managers,
  params: listParams,
  query: nothing,
  body: listMapping,
  response: z.object({ rows: z.array(listRow), missing: z.array(z.enum(listFields)) }),
});

export const confirmListMapping = endpoint({
  method: 'POST',
  path: '/api/lists/:listId/mapping',
  summary: 'Đọc danh sách theo cách này, và nhớ cho danh sách cùng mẫu',
  access: managers,
  params: listParams,
  query: nothing,
  body: listMapping,
  response: transactionList,
});

export const cancelList = endpoint({
  method: 'POST',
  path: '/api/lists/:listId/cancellation',
  summary: 'Hủy việc đọc danh sách; không giữ lại dòng nào',
  access: managers,
  params: listParams,
  query: nothing,
  body: nothing,
  response: transactionList,
});

export const withdrawList = endpoint({
  method: 'POST',
  path: '/api/lists/:listId/withdrawal',
  summary: 'Thu hồi danh sách đã đọc: các dòng ra khỏi khung mẫu, chọn lại cách đọc hoặc hủy',
  access: managers,
  params: listParams,
  query: nothing,
  body: nothing,
  response: transactionList,
});

export const setListUnitSystem = endpoint({
  method: 'POST',
  path: '/api/lists/:listId/unit-system',
  summary:
    'Tên cơ quan trong danh sách theo danh mục hành chính nào; null là theo ngày trả kết quả của từng hồ sơ',
  access: managers,
  params: listParams,
  query: nothing,
  body: z.object({ unitSystem: unitSystem.nullable() }),
  response: transactionList,
});

export const listsEndpoints = {
  uploadList,
  getLists,
  getList,
  getListRows,
  getReturnedList,
  getListInspection,
  previewListMapping,
  confirmListMapping,
  cancelList,
  withdrawList,
  setListUnitSystem,
};
