import { openInterview } from '#contract/attempts.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';

export function bindInterviews(door: HttpDoor): void {
  bind(door, openInterview, (ctx, { params }) => commands.openInterview(ctx, params.attemptId));
}
