import { getPlans, previewPlan, savePlan } from '#contract/plans.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { plans } from './queries.ts';

export function bindPlans(door: HttpDoor): void {
  bind(door, getPlans, plans);
  bind(door, savePlan, (ctx, { body }) => commands.savePlan(ctx, body));
  bind(door, previewPlan, (ctx, { params, body }) => commands.previewPlan(ctx, params.surveyId, body));
}
