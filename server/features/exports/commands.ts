import type { DataFormat } from '#contract/exports.ts';
import { inSnapshot, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { dataFile, type DataFile } from './data-file.ts';
import { dataExtras, surveyDataSet } from './queries.ts';

/** The survey's data without names and numbers; that they were taken out is written down. @throws 'not-found' */
export async function exportData(
  ctx: Context,
  surveyId: string,
  formats: readonly DataFormat[],
): Promise<DataFile> {
  const { code } = await surveyOf(ctx, surveyId);
  const taken = { isPersonal: false, action: 'data-exported', details: { formats: formats.join(',') } };
  return fileOf(ctx, surveyId, { code, formats }, taken);
}

/** The same with names, numbers and mã hồ sơ; who took them and why is written down. @throws 'not-found' */
export async function exportPersonalData(ctx: Context, surveyId: string, reason: string): Promise<DataFile> {
  const { code } = await surveyOf(ctx, surveyId);
  const taken = { isPersonal: true, action: 'personal-data-exported', details: { reason } };
  return fileOf(ctx, surveyId, { code: `${code}-co-ten`, formats: ['xlsx'] }, taken);
}

interface Taken {
  readonly isPersonal: boolean;
  readonly action: string;
  readonly details: Record<string, string>;
}

/**
 * Widths, counts and cases are read in one snapshot, which is open until the file is written, so that an interview that
 * is completed meanwhile is in all of them or in none. That it was taken is written down before the first byte leaves.
 */
function fileOf(
  ctx: Context,
  surveyId: string,
  file: { code: string; formats: readonly DataFormat[] },
  { isPersonal, action, details }: Taken,
): DataFile {
  return dataFile(file, (work) =>
    inSnapshot(ctx, async (tx) => {
      const set = await surveyDataSet(tx, surveyId, { isPersonal });
      await audit(ctx, action, 'survey', surveyId, { ...details, cases: set.caseCount });
      // What R computes again is a package of its own, read from what the results screens hold.
      return work({ set, extras: dataExtras(ctx, surveyId, set) });
    }),
  );
}
