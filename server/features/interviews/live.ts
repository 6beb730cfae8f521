import type { LiveHandlers } from '#server/platform/live.ts';
import { recordAnswer } from './commands.ts';

export const interviewHandlers: Pick<LiveHandlers, 'answer:record'> = {
  'answer:record': async (ctx, answer) => {
    await recordAnswer(ctx, answer);
    return { sequence: answer.sequence };
  },
};
