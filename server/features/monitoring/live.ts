import type { LiveHandlers } from '#server/platform/live.ts';
import { room } from '#server/platform/rooms.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

export const monitoringHandlers: Pick<LiveHandlers, 'survey:watch'> = {
  'survey:watch': async (ctx, { surveyId }, socket) => {
    await surveyOf(ctx, surveyId);
    await socket.join(room.survey(surveyId));
    return {};
  },
};
