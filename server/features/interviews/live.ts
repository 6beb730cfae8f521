import type { LiveHandlers } from '#server/platform/live.ts';
import { recordAnswer } from './commands.ts';
import { recordParadata } from './paradata.ts';

export const interviewHandlers: Pick<LiveHandlers, 'answer:record' | 'paradata:record'> = {
  'answer:record': async (ctx, answer) => {
    await recordAnswer(ctx, answer);
    return { sequence: answer.sequence };
  },
  'paradata:record': async (ctx, batch) => {
    await recordParadata(ctx, batch);
    return { serverNow: ctx.now().toISOString() };
  },
};
