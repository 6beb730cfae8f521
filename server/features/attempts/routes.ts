import { getConsole, hangUp, leaveNote, recordDisposition } from '#contract/attempts.ts';
import {
  askSupervisor,
  endUnattended,
  handOver,
  holdCall,
  listSupervisors,
  muteOperator,
  raiseHand,
  withdrawSupervisor,
} from '#contract/call-controls.ts';
import { getMyDay } from '#contract/shift.ts';
import { raiseHand as raise } from '#server/features/sessions/commands.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { holdCall as hold, muteOperator as mute } from './call-controls.ts';
import { handOver as handItOver } from './hand-over.ts';
import { leaveNote as leave } from './leave-note.ts';
import { myDay } from './my-day.ts';
import { consoleOf } from './queries.ts';
import { askSupervisor as ask, withdrawSupervisor as withdraw } from './supervisor-calls.ts';
import { supervisors } from './supervisors.ts';
import { endUnattended as endByRule } from './unattended.ts';

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
  bind(door, leaveNote, async (ctx, { params, body }) => {
    await leave(ctx, params.attemptId, body.note);
    return {};
  });
  bindCallControls(door);
  bind(door, getMyDay, myDay);
}

function bindCallControls(door: HttpDoor): void {
  bind(door, holdCall, async (ctx, { params, body }) => {
    await hold(ctx, params.attemptId, body.on);
    return consoleOf(ctx);
  });
  bind(door, muteOperator, async (ctx, { params, body }) => {
    await mute(ctx, params.attemptId, body.on);
    return consoleOf(ctx);
  });
  bind(door, listSupervisors, supervisors);
  bind(door, askSupervisor, async (ctx, { params, body }) => {
    await ask(ctx, params.attemptId, body.supervisorId);
    return consoleOf(ctx);
  });
  bind(door, withdrawSupervisor, async (ctx, { params }) => {
    await withdraw(ctx, params.attemptId);
    return consoleOf(ctx);
  });
  bind(door, handOver, async (ctx, { params, body }) => {
    await handItOver(ctx, params.attemptId, body.then);
    return consoleOf(ctx);
  });
  bind(door, endUnattended, async (ctx, { params, body }) => {
    await endByRule(ctx, params.attemptId, body.note ?? null);
    return consoleOf(ctx);
  });
  bind(door, raiseHand, async (ctx) => {
    await raise(ctx);
    return consoleOf(ctx);
  });
}
