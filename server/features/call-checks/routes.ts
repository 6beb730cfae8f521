import { checkCall } from '#contract/call-checks.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { checkedCall } from './queries.ts';

export function bindCallChecks(door: HttpDoor): void {
  bind(door, checkCall, async (ctx, { body }) => ({ found: await checkedCall(ctx, body.code) }));
}
