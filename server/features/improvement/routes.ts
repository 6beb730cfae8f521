import { getImprovement, getImprovementFile } from '#contract/improvement.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { surveyImprovement } from './queries.ts';
import { improvementFile } from './workbook.ts';

export function bindImprovement(door: HttpDoor): void {
  bind(door, getImprovement, (ctx, { params, query }) =>
    surveyImprovement(ctx, params.surveyId, query.period),
  );
  bindFile(door, getImprovementFile, (ctx, { params, query }) =>
    improvementFile(ctx, params.surveyId, query.period),
  );
}
