// Earlier periods: a table read and kept, another survey named, names of then said to mean agencies of now.
import type { EarlierTableRead } from '#contract/earlier.ts';
import { problem } from '#contract/problems.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { type EarlierTable, readEarlierTable } from '#domain/results/earlier/read-earlier-table.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyResults } from '#server/features/results/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import type { UploadedFile } from '#server/platform/http.ts';
import { room } from '#server/platform/rooms.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { measuresOf } from './queries.ts';

/** A table of an earlier year is some thousand rows at most. */
const mostRows = 200_000;

/**
 * Reads a table; keeps the rows that can be taken when asked to, and names the others with their place.
 * @throws 'not-found', 'list-empty', 'table-without-heading', 'period-label-taken', 'input-invalid' for no table at all
 */
export async function takeEarlierTable(
  ctx: Context,
  surveyId: string,
  file: UploadedFile,
  { label, keep }: { label: string; keep: boolean },
): Promise<EarlierTableRead> {
  const results = await surveyResults(ctx, surveyId);
  const named = measuresOf(results).filter(({ code }) => code !== 'overall');
  const table = readEarlierTable(await rowsOf(file), named);
  if (!table.hasHeading) throw problem('table-without-heading');
  const periodId = keep ? await keepTable(ctx, surveyId, label, file.name, table) : null;
  return { periodId, figures: [...table.figures], faults: [...table.faults] };
}

async function rowsOf(file: UploadedFile): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  try {
    for await (const row of readTable(file.content, { fileName: file.name })) {
      rows.push(row);
      if (rows.length > mostRows) break;
    }
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    if (error.code === 'list-empty') throw problem('list-empty');
    throw problem('input-invalid', {
      faults: [{ where: file.name, message: faultSentence(error.code, error.details).vi }],
    });
  }
  if (rows.length === 0) throw problem('list-empty');
  return rows;
}

async function keepTable(
  ctx: Context,
  surveyId: string,
  label: string,
  fileName: string,
  { figures, faults }: EarlierTable,
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    const periodId = await addPeriod(tx, surveyId, label, { fileName });
    await tx.db.earlierFigure.createMany({
      data: figures.map(({ interviews, ...figure }) => ({
        ...figure,
        interviews: interviews === null ? null : Math.round(interviews),
        periodId,
      })),
    });
    await audit(tx, 'earlier-table-kept', 'survey', surveyId, {
      label,
      fileName,
      figures: figures.length,
      faults: faults.length,
    });
    return periodId;
  });
}

/** @throws 'not-found', 'period-label-taken' */
export async function addEarlierSurvey(
  ctx: Context,
  surveyId: string,
  { label, earlierSurveyId }: { label: string; earlierSurveyId: string },
): Promise<{ periodId: string }> {
  return inTransaction(ctx, async (tx) => {
    await surveyOf(tx, surveyId);
    if (surveyId === earlierSurveyId) throw problem('not-found', { what: 'survey' });
    await surveyOf(tx, earlierSurveyId);
    const periodId = await addPeriod(tx, surveyId, label, { earlierSurveyId });
    await audit(tx, 'earlier-survey-added', 'survey', surveyId, { label, earlierSurveyId });
    return { periodId };
  });
}

async function addPeriod(
  tx: Context,
  surveyId: string,
  label: string,
  source: { fileName: string } | { earlierSurveyId: string },
): Promise<string> {
  const taken = await tx.db.earlierPeriod.findUnique({ where: { surveyId_label: { surveyId, label } } });
  if (taken) throw problem('period-label-taken', { label });
  const { id } = await tx.db.earlierPeriod.create({
    data: { surveyId, label, ...source, addedById: actorOf(tx).id, addedAt: tx.now() },
  });
  tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
  return id;
}

async function periodOf(ctx: Context, surveyId: string, periodId: string): Promise<void> {
  const period = await ctx.db.earlierPeriod.findFirst({ where: { id: periodId, surveyId } });
  if (!period) throw problem('not-found', { what: 'earlier-period' });
}

/** @throws 'not-found' */
export async function nameEarlierAgency(
  ctx: Context,
  surveyId: string,
  periodId: string,
  { name, agency }: { name: string; agency: string | null },
): Promise<Record<string, never>> {
  return inTransaction(ctx, async (tx) => {
    await periodOf(tx, surveyId, periodId);
    await tx.db.earlierName.upsert({
      where: { periodId_name: { periodId, name } },
      create: { periodId, name, agency },
      update: { agency },
    });
    await audit(tx, 'earlier-agency-named', 'survey', surveyId, { periodId, name, agency });
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return {};
  });
}

/** Its figures and names go with it; that it was there stays in the log. @throws 'not-found' */
export async function removeEarlier(
  ctx: Context,
  surveyId: string,
  periodId: string,
): Promise<Record<string, never>> {
  return inTransaction(ctx, async (tx) => {
    await periodOf(tx, surveyId, periodId);
    const { label } = await tx.db.earlierPeriod.delete({ where: { id: periodId } });
    await audit(tx, 'earlier-period-removed', 'survey', surveyId, { label });
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return {};
  });
}
