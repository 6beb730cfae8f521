import { getData, getPersonalData } from '#contract/exports.ts';
import { bindFile, type HttpDoor } from '#server/platform/http.ts';
import { exportData, exportPersonalData } from './commands.ts';

export function bindExports(door: HttpDoor): void {
  bindFile(door, getData, (ctx, { params, query }) => exportData(ctx, params.surveyId, query.formats));
  bindFile(door, getPersonalData, (ctx, { params, query }) =>
    exportPersonalData(ctx, params.surveyId, query.reason),
  );
}
