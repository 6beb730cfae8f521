import type { LiveHandlers } from '#server/platform/live.ts';
import { endSession, markSeen, pauseSession, readySession, startSession } from './commands.ts';

/** Client events about the caller's own session. */
export const sessionHandlers: Pick<
  LiveHandlers,
  'session:start' | 'session:ready' | 'session:pause' | 'session:end'
> = {
  'session:start': async (ctx, { surveyId, purpose }) => {
    await startSession(ctx, surveyId, purpose);
    return {};
  },
  'session:ready': async (ctx) => {
    if (ctx.actor) await markSeen(ctx, [ctx.actor.id]);
    await readySession(ctx);
    return {};
  },
  'session:pause': async (ctx, { reason }) => {
    await pauseSession(ctx, reason);
    return {};
  },
  'session:end': async (ctx) => {
    await endSession(ctx);
    return {};
  },
};
