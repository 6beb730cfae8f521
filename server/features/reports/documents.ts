// A report as a document to sign; who took it is written down.
import type { ReportView } from '#contract/reports.ts';
import { contentOf } from '#domain/report/content.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { fillTemplate } from './docx/fill-template.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { reportView } from './queries.ts';
import { templateFile } from './templates.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** @throws 'not-found' */
export async function reportDocx(ctx: Context, reportId: string): Promise<GivenFile> {
  const report = await reportView(ctx, reportId);
  const { content: template } = await templateFile(ctx);
  return given(ctx, report, {
    extension: 'docx',
    contentType: docxType,
    content: await fillTemplate(template, contentOf(report.texts, report.figures)),
  });
}

/** @throws 'not-found' */
export async function reportPdf(ctx: Context, reportId: string): Promise<GivenFile> {
  const report = await reportView(ctx, reportId);
  return given(ctx, report, {
    extension: 'pdf',
    contentType: 'application/pdf',
    content: await writePdf(contentOf(report.texts, report.figures), ctx.now()),
  });
}

export async function givenTemplate(ctx: Context): Promise<GivenFile> {
  const { name, content } = await templateFile(ctx);
  return { name, contentType: docxType, writeTo: async (out) => out.end(content) };
}

async function given(
  ctx: Context,
  { id, surveyId, version, figures }: ReportView,
  { extension, contentType, content }: { extension: string; contentType: string; content: Buffer },
): Promise<GivenFile> {
  const { code } = await surveyOf(ctx, surveyId);
  await audit(ctx, 'report-given', 'report', id, { extension, version, takenAt: figures.takenAt });
  return {
    name: `bao-cao-${code}.${extension}`,
    contentType,
    writeTo: async (out) => out.end(content),
  };
}
