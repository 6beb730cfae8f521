import { lowerHand, seeHand } from '#contract/call-controls.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as hands from './hands.ts';

export function bindSessions(door: HttpDoor): void {
  bind(door, seeHand, async (ctx, { params }) => {
    await hands.seeHand(ctx, params.handId);
    return {};
  });
  bind(door, lowerHand, async (ctx, { params }) => {
    await hands.lowerHand(ctx, params.handId);
    return {};
  });
}
