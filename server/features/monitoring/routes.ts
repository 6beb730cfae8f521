import { getFloor } from '#contract/monitoring.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { floor } from './queries.ts';

export function bindMonitoring(door: HttpDoor): void {
  bind(door, getFloor, (ctx, { params }) => floor(ctx, params.surveyId));
}
