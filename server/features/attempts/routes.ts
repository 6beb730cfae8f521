import { getConsole, hangUp, recordDisposition } from '#contract/attempts.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { consoleOf } from './queries.ts';

export function bindAttempts(door: HttpDoor): void {
  bind(door, getConsole, consoleOf);
  bind(door, hangUp, async (ctx, { params }) => {
    await commands.hangUp(ctx, params.attemptId);
    return consoleOf(ctx);
  });
  bind(door, recordDisposition, async (ctx, { params, body }) => {
    await commands.recordDisposition(ctx, {
      attemptId: params.attemptId,
      disposition: body.disposition,
      note: body.note ?? null,
      appointmentAt: body.appointmentAt ? new Date(body.appointmentAt) : null,
      then: body.then,
    });
    return consoleOf(ctx);
  });
}
