// The report of a survey: drafted from its figures, written by the office, given as .docx and .pdf.
import { z } from 'zod';

import { keptHeadNames } from '#domain/report/kept-head.ts';
import { type TextName, blockNames, headNames } from '#domain/report/text-blocks.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { reportFigures } from './report-figures.ts';

/** Who reads and writes the report. Not supervisors: what phúc tra found stands in it. */
const reportWriters = ['admin', 'analyst', 'official'] as const;

export const reportTexts = z.record(
  z.enum([...headNames, ...blockNames] as [TextName, ...TextName[]]),
  z.string().max(20_000),
);

export const templateFault = z.object({
  code: z.enum(['not-docx', 'too-large', 'broken', 'unknown', 'not-closed', 'not-opened']),
  name: z.string(),
  /** The name that was perhaps meant. */
  nearest: z.string().nullable(),
});
export type TemplateFault = z.infer<typeof templateFault>;

const change = z.object({ what: z.string(), before: z.string(), after: z.string() });

export const reportView = z.object({
  id,
  surveyId: id,
  /** Counts savings: whoever saves says which one they had read. */
  version: z.number(),
  texts: reportTexts,
  savedAt: instant,
  savedBy: z.string(),
  figures: reportFigures,
  takenBy: z.string(),
  /** When the figures before these were taken, and what reads differently since; null for the first ones. */
  since: z.object({ takenAt: instant, changes: z.array(change) }).nullable(),
});
export type ReportView = z.infer<typeof reportView>;

export const templateView = z.object({
  /** Null: the one that comes with the product. */
  name: z.string().nullable(),
  storedAt: instant.nullable(),
  storedBy: z.string().nullable(),
  /** Names of a report that the template leaves out. */
  missing: z.array(z.string()),
});
export type TemplateView = z.infer<typeof templateView>;

export const keptHead = z.record(z.enum(keptHeadNames), z.string().max(20_000));

export const reportHeadView = z.object({
  /** Null: it follows from the survey's authority. */
  texts: keptHead.nullable(),
  keptAt: instant.nullable(),
  keptBy: z.string().nullable(),
});
export type ReportHeadView = z.infer<typeof reportHeadView>;

const reportParams = z.object({ reportId: id });

export const getReport = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/report',
  summary: 'Báo cáo của đợt khảo sát: lời văn, số liệu và lúc lấy số liệu',
  access: reportWriters,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: reportView.nullable(),
});

export const draftReport = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/report',
  summary: 'Soạn dự thảo báo cáo từ số liệu hiện có',
  access: reportWriters,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: reportView,
});

export const saveReport = endpoint({
  method: 'POST',
  path: '/api/reports/:reportId/texts',
  summary: 'Lưu lời văn của báo cáo',
  access: reportWriters,
  params: reportParams,
  query: nothing,
  body: z.object({ version: z.number().int(), texts: reportTexts }),
  response: reportView,
});

export const takeReportFigures = endpoint({
  method: 'POST',
  path: '/api/reports/:reportId/figures',
  summary: 'Lấy lại số liệu cho báo cáo; số liệu cũ được giữ',
  access: reportWriters,
  params: reportParams,
  query: nothing,
  body: nothing,
  response: reportView,
});

const document = {
  method: 'GET',
  access: reportWriters,
  params: reportParams,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
} as const;

export const getReportDocx = endpoint({
  ...document,
  path: '/api/reports/:reportId/report.docx',
  summary: 'Báo cáo để mở bằng Word, theo mẫu của cơ quan',
});

export const getReportPdf = endpoint({
  ...document,
  path: '/api/reports/:reportId/report.pdf',
  summary: 'Báo cáo dạng .pdf',
});

export const getTemplate = endpoint({
  method: 'GET',
  path: '/api/report-template',
  summary: 'Mẫu báo cáo đang dùng',
  access: reportWriters,
  params: nothing,
  query: nothing,
  body: nothing,
  response: templateView,
});

export const getTemplateFile = endpoint({
  method: 'GET',
  path: '/api/report-template/file',
  summary: 'Tệp mẫu báo cáo đang dùng, để sửa bằng Word',
  access: reportWriters,
  params: nothing,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const storeTemplate = endpoint({
  method: 'POST',
  path: '/api/report-template',
  summary: 'Dùng mẫu báo cáo này từ nay',
  access: ['admin', 'official'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: templateView,
  takes: 'file',
});

export const restoreTemplate = endpoint({
  method: 'POST',
  path: '/api/report-template/shipped',
  summary: 'Dùng lại mẫu báo cáo đi kèm phần mềm',
  access: ['admin', 'official'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: templateView,
});

export const getReportHead = endpoint({
  method: 'GET',
  path: '/api/report-head',
  summary: 'Thể thức của báo cáo mới: cơ quan ban hành, ký hiệu, nơi nhận, người ký',
  access: reportWriters,
  params: nothing,
  query: nothing,
  body: nothing,
  response: reportHeadView,
});

export const keepReportHead = endpoint({
  method: 'POST',
  path: '/api/reports/:reportId/head',
  summary: 'Giữ thể thức của báo cáo này cho các báo cáo sau',
  access: ['admin', 'official'],
  params: reportParams,
  query: nothing,
  body: nothing,
  response: reportHeadView,
});

export const forgetReportHead = endpoint({
  method: 'POST',
  path: '/api/report-head/shipped',
  summary: 'Báo cáo mới lại theo cơ quan chủ trì của đợt khảo sát',
  access: ['admin', 'official'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: reportHeadView,
});

export const reportsEndpoints = {
  getReport,
  draftReport,
  saveReport,
  takeReportFigures,
  getReportDocx,
  getReportPdf,
  getTemplate,
  getTemplateFile,
  storeTemplate,
  restoreTemplate,
  getReportHead,
  keepReportHead,
  forgetReportHead,
};
