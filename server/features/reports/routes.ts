import {
  draftReport,
  forgetReportHead,
  getReport,
  getReportDocx,
  getReportHead,
  getReportPdf,
  getTemplate,
  getTemplateFile,
  keepReportHead,
  restoreTemplate,
  saveReport,
  storeTemplate,
  takeReportFigures,
} from '#contract/reports.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { draftReport as draft, saveReport as save, takeReportFigures as takeAgain } from './commands.ts';
import { givenTemplate, reportDocx, reportPdf } from './documents.ts';
import { forgetHead, headView, keepHead } from './heads.ts';
import { reportOf } from './queries.ts';
import { restoreTemplate as restore, storeTemplate as store, templateView } from './templates.ts';

export function bindReports(door: HttpDoor): void {
  bind(door, getReport, (ctx, { params }) => reportOf(ctx, params.surveyId));
  bind(door, draftReport, (ctx, { params }) => draft(ctx, params.surveyId));
  bind(door, saveReport, (ctx, { params, body }) => save(ctx, params.reportId, body));
  bind(door, takeReportFigures, (ctx, { params }) => takeAgain(ctx, params.reportId));
  bindFile(door, getReportDocx, (ctx, { params }) => reportDocx(ctx, params.reportId));
  bindFile(door, getReportPdf, (ctx, { params }) => reportPdf(ctx, params.reportId));
  bind(door, getTemplate, (ctx) => templateView(ctx));
  bindFile(door, getTemplateFile, (ctx) => givenTemplate(ctx));
  bind(door, storeTemplate, (ctx, { file }) => store(ctx, file));
  bind(door, restoreTemplate, (ctx) => restore(ctx));
  bind(door, getReportHead, (ctx) => headView(ctx));
  bind(door, keepReportHead, (ctx, { params }) => keepHead(ctx, params.reportId));
  bind(door, forgetReportHead, (ctx) => forgetHead(ctx));
}
