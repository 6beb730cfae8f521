// Paper forms to print: one for nobody, of any version; one for each person of a stratum or an agency.
import { z } from 'zod';

import { id, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { leastReason } from './web-forms.ts';

export const printFormats = ['pdf', 'docx'] as const;
const look = z.object({ format: z.enum(printFormats), language: z.string().max(12) });
/** Forms in one file: about a minute of work. */
export const formsInFile = 100;

export const getBlankPaperForm = endpoint({
  method: 'GET',
  path: '/api/questionnaire-versions/:versionId/paper-form',
  summary:
    'Phiếu giấy để trống của một phiên bản bảng hỏi, khổ A4; có đợt khảo sát thì ghi cơ quan, kế hoạch của đợt',
  access: 'signed-in',
  params: z.object({ versionId: id }),
  query: look.extend({ survey: id.optional() }),
  body: nothing,
  response: nothing,
  gives: 'file',
});

const printers = ['admin', 'supervisor', 'official'] as const;
/** Cases that can be printed for: open, and not of people who asked not to be called. */
const people = z.number();

export const paperPrinting = z.object({
  versionId: id,
  languages: z.array(z.string()),
  people,
  /** The last file's number when all are printed; a case keeps its file while others are settled. */
  files: z.number(),
  strata: z.array(z.object({ id, name: z.string(), people, files: z.number() })),
  agencies: z.array(z.object({ name: z.string(), people, files: z.number() })),
});
export type PaperPrinting = z.infer<typeof paperPrinting>;

export const getPaperPrinting = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/paper-printing',
  summary: 'In được bao nhiêu phiếu giấy, theo tầng và theo cơ quan',
  access: printers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: paperPrinting,
});

const copies = look.extend({
  stratum: id.optional(),
  agency: z.string().min(1).max(300).optional(),
  file: z.coerce.number().int().min(1).max(10_000),
});

export const getPaperCopies = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/paper-copies',
  summary: 'Phiếu giấy cho từng người trong mẫu, có mã phiếu, không có tên; ghi vào nhật ký',
  access: printers,
  params: surveyParams,
  query: copies,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const getNamedPaperCopies = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/named-paper-copies',
  summary: 'Như trên, kèm họ tên và địa chỉ ở phần cắt rời; lý do được ghi vào nhật ký',
  // As other files with names.
  access: ['admin', 'official'],
  params: surveyParams,
  query: copies.extend({ reason: z.string().trim().min(leastReason).max(300) }),
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const paperPrintingEndpoints = {
  getBlankPaperForm,
  getPaperPrinting,
  getPaperCopies,
  getNamedPaperCopies,
};
