// Drafting a report, writing its words, taking its figures again.
import type { ReportView } from '#contract/reports.ts';
import { problem } from '#contract/problems.ts';
import type { ReportFigures } from '#domain/report/figures.ts';
import { placeholdersOf } from '#domain/report/placeholders.ts';
import {
  blockNames,
  firstTexts,
  headNames,
  mayHoldTypedFigures,
  redrafted,
  type ReportTexts,
} from '#domain/report/text-blocks.ts';
import { faultsOfWords } from '#domain/report/words.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { headView } from './heads.ts';
import { reportView } from './queries.ts';
import { takeFigures } from './take-figures.ts';

/** The draft of a survey's report with the figures of now; the one there is, if there is one. @throws 'not-found' */
export async function draftReport(ctx: Context, surveyId: string): Promise<ReportView> {
  const figures = await takeFigures(ctx, surveyId);
  const { texts: head } = await headView(ctx);
  return inTransaction(ctx, async (tx) => {
    // Two who press the button together get one report.
    const { count } = await tx.db.report.createMany({
      data: [
        {
          surveyId,
          texts: jsonOf({ ...firstTexts(figures), ...head }),
          savedById: actorOf(tx).id,
          savedAt: tx.now(),
        },
      ],
      skipDuplicates: true,
    });
    const report = await tx.db.report.findUniqueOrThrow({ where: { surveyId } });
    if (count === 1) {
      await storeFigures(tx, report.id, figures);
      await audit(tx, 'report-drafted', 'report', report.id, { surveyId });
    }
    return reportView(tx, report.id);
  });
}

/**
 * @param version that the writer had read
 * @throws 'report-faulty' with all faults of all texts; 'report-overtaken'; 'not-found'
 */
export async function saveReport(
  ctx: Context,
  reportId: string,
  { version, texts }: { version: number; texts: ReportTexts },
): Promise<ReportView> {
  return inTransaction(ctx, async (tx) => {
    const report = await reportView(tx, reportId);
    const placeholders = placeholdersOf(report.figures);
    const faults = [...headNames, ...blockNames].flatMap((name) =>
      faultsOfWords(texts[name], placeholders, { typing: mayHoldTypedFigures(name) }).map((fault) => ({
        text: name,
        ...fault,
      })),
    );
    if (faults.length > 0) throw problem('report-faulty', { faults });
    const { count } = await tx.db.report.updateMany({
      where: { id: reportId, version },
      data: {
        texts: jsonOf(texts),
        version: version + 1,
        savedById: actorOf(tx).id,
        savedAt: tx.now(),
      },
    });
    if (count === 0) throw problem('report-overtaken', { savedBy: report.savedBy, savedAt: report.savedAt });
    await audit(tx, 'report-saved', 'report', reportId, { version: version + 1 });
    return reportView(tx, reportId);
  });
}

/** Another taking beside the former ones; sentences nobody has written are drafted by it. @throws 'not-found' */
export async function takeReportFigures(ctx: Context, reportId: string): Promise<ReportView> {
  const { surveyId } = await reportView(ctx, reportId);
  const figures = await takeFigures(ctx, surveyId);
  return inTransaction(ctx, async (tx) => {
    // Whoever saves meanwhile waits, and is then told that the texts have changed.
    await tx.db.$queryRaw`select 1 from reports where id = ${reportId}::uuid for update`;
    const former = await reportView(tx, reportId);
    const texts = redrafted(former.texts, former.figures, figures);
    if (JSON.stringify(texts) !== JSON.stringify(former.texts))
      await tx.db.report.update({
        where: { id: reportId },
        data: {
          texts: jsonOf(texts),
          version: former.version + 1,
          savedById: actorOf(tx).id,
          savedAt: tx.now(),
        },
      });
    await storeFigures(tx, reportId, figures);
    await audit(tx, 'report-figures-taken', 'report', reportId);
    return reportView(tx, reportId);
  });
}

async function storeFigures(ctx: Context, reportId: string, figures: ReportFigures): Promise<void> {
  await ctx.db.reportFiguresTaken.create({
    data: {
      reportId,
      takenAt: new Date(figures.takenAt),
      takenById: actorOf(ctx).id,
      figures: jsonOf(figures),
    },
  });
}
