// A survey's report as it stands: its words, and the last figures that were taken for it.
import { z } from 'zod';

import { reportFigures } from '#contract/report-figures.ts';
import { reportTexts, type ReportView } from '#contract/reports.ts';
import { problem } from '#contract/problems.ts';
import type { ReportFigures } from '#domain/report/figures.ts';
import { figureChanges } from '#domain/report/figure-changes.ts';
import { firstTexts, type ReportTexts } from '#domain/report/text-blocks.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

/** Null before it is drafted. @throws 'not-found' for an unknown survey */
export async function reportOf(ctx: Context, surveyId: string): Promise<ReportView | null> {
  await surveyOf(ctx, surveyId);
  const report = await ctx.db.report.findUnique({ where: { surveyId }, select: { id: true } });
  return report && reportView(ctx, report.id);
}

/** @throws 'not-found' */
export async function reportView(ctx: Context, reportId: string): Promise<ReportView> {
  const report = await ctx.db.report.findUnique({
    where: { id: reportId },
    include: {
      savedBy: { select: { name: true } },
      figures: {
        orderBy: [{ takenAt: 'desc' }, { id: 'desc' }],
        take: 2,
        include: { takenBy: { select: { name: true } } },
      },
    },
  });
  const [last, former] = report?.figures ?? [];
  if (!report || !last) throw problem('not-found', { what: 'report' });
  const figures = reportFigures.parse(last.figures);
  return {
    id: report.id,
    surveyId: report.surveyId,
    version: report.version,
    texts: textsOf(report.texts, figures),
    savedAt: report.savedAt.toISOString(),
    savedBy: report.savedBy.name,
    figures,
    takenBy: last.takenBy.name,
    since: former
      ? {
          takenAt: former.takenAt.toISOString(),
          changes: figureChanges(reportFigures.parse(former.figures), figures),
        }
      : null,
  };
}

/** A report from before there was a text has it as a new draft would. */
function textsOf(stored: unknown, figures: ReportFigures): ReportTexts {
  return reportTexts.parse({ ...firstTexts(figures), ...z.record(z.string(), z.string()).parse(stored) });
}
