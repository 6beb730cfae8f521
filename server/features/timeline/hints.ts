import { timelineReaders } from '#contract/timeline.ts';
import type { Context } from '#server/context.ts';
import { room } from '#server/platform/rooms.ts';

/** Tells those who read plans of time, wherever they are: the bar over every screen has the reminders. */
export function hintTimeline(ctx: Context, surveyId: string): void {
  for (const role of timelineReaders) ctx.live.publish(room.role(role), 'timeline:changed', { surveyId });
}
