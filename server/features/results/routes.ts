import { changeIndexRule, getBreakdown, getShares } from '#contract/breakdown.ts';
import { getFieldwork, getRejectedForms } from '#contract/fieldwork.ts';
import { getIndex, getIndexPart, getPrecision, getTables } from '#contract/results.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { surveyBreakdown } from './breakdown.ts';
import { changeIndexRule as change } from './commands.ts';
import { surveyFieldwork } from './fieldwork.ts';
import { surveyPrecision } from './precision.ts';
import { surveyIndex, surveyIndexPart } from './queries.ts';
import { rejectedForms } from './rejected-forms.ts';
import { surveyShares } from './shares.ts';
import { resultTables } from './tables.ts';

export function bindResults(door: HttpDoor): void {
  bind(door, getIndex, (ctx, { params }) => surveyIndex(ctx, params.surveyId));
  bind(door, getIndexPart, (ctx, { params, query }) => surveyIndexPart(ctx, params.surveyId, query));
  bind(door, getPrecision, (ctx, { params }) => surveyPrecision(ctx, params.surveyId));
  bindFile(door, getTables, (ctx, { params }) => resultTables(ctx, params.surveyId));
  bind(door, getBreakdown, (ctx, { params, query }) => surveyBreakdown(ctx, params.surveyId, query));
  bind(door, getFieldwork, (ctx, { params, query }) => surveyFieldwork(ctx, params.surveyId, query));
  bind(door, getRejectedForms, (ctx, { params }) => rejectedForms(ctx, params.surveyId));
  bind(door, getShares, (ctx, { params }) => surveyShares(ctx, params.surveyId));
  bind(door, changeIndexRule, async (ctx, { params, body }) => ({
    rule: await change(ctx, params.surveyId, body),
  }));
}
