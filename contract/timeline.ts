// The plan of time of a survey: its steps, where each stands, marks, reminders, and what is printed of it.
import { z } from 'zod';

import { dueForms } from '#domain/timeline/due.ts';
import { evidenceKeys } from '#domain/timeline/evidence.ts';
import { reminderKinds } from '#domain/timeline/reminders.ts';
import { day, id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Who keeps the plan: writes it, marks its steps. */
const keepers = ['admin', 'supervisor', 'official'] as const;
export const timelineReaders = [...keepers, 'analyst'] as const;

const due = z.object({ form: z.enum(dueForms), on: day });

const plannedStep = z.object({
  content: z.string().trim().min(1).max(600),
  lead: z.string().trim().max(300),
  cooperating: z.string().trim().max(600),
  product: z.string().trim().max(300),
  due: due.nullable(),
  evidence: z.enum(evidenceKeys).nullable(),
});

const mark = z.object({ done: z.boolean(), note: z.string(), at: instant, by: z.string() });

const timelineStep = plannedStep.extend({
  id,
  state: z.enum(['done', 'late', 'soon', 'running', 'waiting']),
  /** Days until the last day, negative after it; null without a due date and when it is done. */
  daysLeft: z.number().nullable(),
  doneOn: day.nullable(),
  /** Days by which it was done too late; 0 when it was in time. */
  doneLate: z.number(),
  /** How far the survey itself shows it to be; null where it shows nothing. */
  shown: z
    .object({
      stage: z.enum(['open', 'begun', 'done']),
      count: z.number().nullable(),
      of: z.number().nullable(),
    })
    .nullable(),
  /** The latest first. */
  marks: z.array(mark),
  /** Whether the reader's unit leads it. */
  mine: z.boolean(),
  remindedOn: day.nullable(),
});
export type TimelineStepView = z.infer<typeof timelineStep>;

export const timelineView = z.object({
  survey: z.object({
    id,
    name: z.string(),
    authority: z.string(),
    planNumber: z.string(),
    startsOn: day,
    endsOn: day,
  }),
  today: day,
  /** 0 before a plan is saved. */
  version: z.number(),
  savedAt: instant.nullable(),
  savedBy: z.string().nullable(),
  steps: z.array(timelineStep),
  /** The first step that is not done. */
  nextId: id.nullable(),
  templates: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      source: z.string(),
      /** With days that fit this survey. */
      steps: z.array(plannedStep),
    }),
  ),
});
export type TimelineView = z.infer<typeof timelineView>;

export const savedTimeline = z.object({
  /** The one that the writer had read; 0 for the first. */
  version: z.number().int().min(0),
  steps: z.array(plannedStep.extend({ id: id.nullable() })).max(100),
});
export type SavedTimeline = z.infer<typeof savedTimeline>;

export const getTimeline = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/timeline',
  summary: 'Kế hoạch thời gian của đợt khảo sát: các bước, việc xong, chậm, tiếp theo',
  access: timelineReaders,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: timelineView,
});

export const saveTimeline = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/timeline',
  summary: 'Lưu các bước của kế hoạch thời gian',
  access: keepers,
  params: surveyParams,
  query: nothing,
  body: savedTimeline,
  response: timelineView,
});

export const markTimelineStep = endpoint({
  method: 'POST',
  path: '/api/timeline-steps/:stepId/marks',
  summary: 'Đánh dấu một bước đã xong, hoặc mở lại; ai đánh dấu và lúc nào được giữ',
  access: keepers,
  params: z.object({ stepId: id }),
  query: nothing,
  body: z.object({ done: z.boolean(), note: z.string().trim().max(300) }),
  response: timelineView,
});

const document = {
  method: 'GET',
  access: timelineReaders,
  params: surveyParams,
  /** `states`: with how far each step is today. */
  query: z.object({ states: z.enum(['yes', 'no']).default('no') }),
  body: nothing,
  response: nothing,
  gives: 'file',
} as const;

export const getTimelineDocx = endpoint({
  ...document,
  path: '/api/surveys/:surveyId/timeline.docx',
  summary: 'Kế hoạch thời gian để kèm văn bản, mở bằng Word',
});

export const getTimelinePdf = endpoint({
  ...document,
  path: '/api/surveys/:surveyId/timeline.pdf',
  summary: 'Kế hoạch thời gian để kèm văn bản, dạng .pdf',
});

export const getTimelineCalendar = endpoint({
  ...document,
  query: nothing,
  path: '/api/surveys/:surveyId/timeline.ics',
  summary: 'Hạn của các bước, để đưa vào lịch (.ics)',
});

export const timelineReminders = z.array(
  z.object({
    surveyId: id,
    surveyName: z.string(),
    stepId: id,
    content: z.string(),
    kind: z.enum(reminderKinds),
    lastDay: day,
    daysLeft: z.number(),
    writtenAt: instant,
  }),
);
export type TimelineReminders = z.infer<typeof timelineReminders>;

export const getTimelineReminders = endpoint({
  method: 'GET',
  path: '/api/timeline-reminders',
  summary: 'Lời nhắc về các bước mà đơn vị của người đang đăng nhập chủ trì',
  access: timelineReaders,
  params: nothing,
  query: nothing,
  body: nothing,
  response: timelineReminders,
});

export const timelineEndpoints = {
  getTimeline,
  saveTimeline,
  markTimelineStep,
  getTimelineDocx,
  getTimelinePdf,
  getTimelineCalendar,
  getTimelineReminders,
};
