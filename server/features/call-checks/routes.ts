import { checkCall, deleteRecordings } from '#contract/call-checks.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { deleteRecordingsOf } from './commands.ts';
import { checkedCall } from './queries.ts';

export function bindCallChecks(door: HttpDoor): void {
  bind(door, checkCall, async (ctx, { body }) => ({ found: await checkedCall(ctx, body.code) }));
  bind(door, deleteRecordings, async (ctx, { body: { code, reason } }) => ({
    deleted: await deleteRecordingsOf(ctx, code, reason),
  }));
}
