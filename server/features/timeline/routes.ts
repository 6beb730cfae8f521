import {
  getTimeline,
  getTimelineCalendar,
  getTimelineDocx,
  getTimelinePdf,
  getTimelineReminders,
  markTimelineStep,
  saveTimeline,
} from '#contract/timeline.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { markStep, saveTimeline as save } from './commands.ts';
import { annexFile, calendarFile } from './documents.ts';
import { timelineView } from './queries.ts';
import { remindersFor } from './reminders.ts';

export function bindTimeline(door: HttpDoor): void {
  bind(door, getTimeline, (ctx, { params }) => timelineView(ctx, params.surveyId));
  bind(door, saveTimeline, (ctx, { params, body }) => save(ctx, params.surveyId, body));
  bind(door, markTimelineStep, (ctx, { params, body }) => markStep(ctx, params.stepId, body));
  bindFile(door, getTimelineDocx, (ctx, { params, query }) =>
    annexFile(ctx, params.surveyId, { format: 'docx', withStates: query.states === 'yes' }),
  );
  bindFile(door, getTimelinePdf, (ctx, { params, query }) =>
    annexFile(ctx, params.surveyId, { format: 'pdf', withStates: query.states === 'yes' }),
  );
  bindFile(door, getTimelineCalendar, (ctx, { params }) => calendarFile(ctx, params.surveyId));
  bind(door, getTimelineReminders, (ctx) => remindersFor(ctx));
}
