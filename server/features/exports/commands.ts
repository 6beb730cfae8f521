import type { DataFormat } from '#contract/exports.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { dataFile, type DataFile } from './data-file.ts';
import { dataExtras, surveyDataSet, surveyStudy } from './queries.ts';

/** The survey's data without names and numbers; that they were taken out is written down. @throws 'not-found' */
export async function exportData(
  ctx: Context,
  surveyId: string,
  formats: readonly DataFormat[],
): Promise<DataFile> {
  const { code } = await surveyOf(ctx, surveyId);
  const set = await surveyDataSet(ctx, surveyId, { isPersonal: false });
  await audit(ctx, 'data-exported', 'survey', surveyId, { formats: formats.join(','), cases: set.caseCount });
  return dataFile(set, await surveyStudy(ctx, surveyId), dataExtras(ctx, surveyId, set), { code, formats });
}

/** The same with names, numbers and mã hồ sơ; who took them and why is written down. @throws 'not-found' */
export async function exportPersonalData(ctx: Context, surveyId: string, reason: string): Promise<DataFile> {
  const { code } = await surveyOf(ctx, surveyId);
  const set = await surveyDataSet(ctx, surveyId, { isPersonal: true });
  await audit(ctx, 'personal-data-exported', 'survey', surveyId, { reason, cases: set.caseCount });
  return dataFile(set, await surveyStudy(ctx, surveyId), dataExtras(ctx, surveyId, set), {
    code: `${code}-co-ten`,
    formats: ['xlsx'],
  });
}
