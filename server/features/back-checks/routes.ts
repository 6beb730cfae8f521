import { callBackCheck, getBackCheckResult, getBackChecks } from '#contract/back-checks.ts';
import { beginBackCheck } from '#server/features/attempts/commands.ts';
import { consoleOf } from '#server/features/attempts/queries.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { backCheckComparison, backCheckQueue } from './queries.ts';

export function bindBackChecks(door: HttpDoor): void {
  bind(door, getBackChecks, (ctx, { params }) => backCheckQueue(ctx, params.surveyId));
  bind(door, callBackCheck, async (ctx, { params }) => {
    await beginBackCheck(ctx, params.backCheckId);
    return consoleOf(ctx);
  });
  bind(door, getBackCheckResult, (ctx, { params }) => backCheckComparison(ctx, params.backCheckId));
}
