import { openInterview } from '#contract/attempts.ts';
import { getInterviewNotes, getNotedInterviews, writeNote } from '#contract/notes.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import * as noted from './noted.ts';
import * as notes from './notes.ts';

export function bindInterviews(door: HttpDoor): void {
  bind(door, openInterview, (ctx, { params }) => commands.openInterview(ctx, params.attemptId));
  bind(door, writeNote, async (ctx, { params, body }) => {
    await notes.writeNote(ctx, params.attemptId, body);
    return {};
  });
  bind(door, getInterviewNotes, (ctx, { params }) => noted.notedInterview(ctx, params.interviewId));
  bind(door, getNotedInterviews, (ctx, { params, query }) =>
    noted.notedOfSurvey(ctx, params.surveyId, query),
  );
}
