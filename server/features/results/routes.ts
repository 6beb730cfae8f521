import { getIndex } from '#contract/results.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { surveyIndex } from './queries.ts';

export function bindResults(door: HttpDoor): void {
  bind(door, getIndex, (ctx, { params }) => surveyIndex(ctx, params.surveyId));
}
