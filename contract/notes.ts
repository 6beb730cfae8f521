// Notes beside questions. Append-only: a correction is another note.
import { z } from 'zod';

import { id, instant, nothing, surveyParams, words } from './common.ts';
import { endpoint } from './endpoint.ts';
import { storedContradiction } from './interviews.ts';

export const interviewNote = z.object({
  id,
  questionName: z.string(),
  text: z.string(),
  authorName: z.string(),
  writtenAt: instant,
});
export type InterviewNote = z.infer<typeof interviewNote>;

/** As a console sends it. */
export const clientNote = z.object({
  id,
  questionName: z.string().min(1).max(60),
  text: z.string().trim().min(1).max(1000),
  writtenAt: instant,
});
export type ClientNote = z.infer<typeof clientNote>;

export const writeNote = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/notes',
  summary: 'Ghi chú cạnh một câu hỏi; gửi hai lần cùng một id thì lưu một lần',
  access: ['operator', 'verifier', 'supervisor'],
  params: z.object({ attemptId: id }),
  query: nothing,
  body: clientNote,
  response: nothing,
});

/** Everything that was noted about an interview, by people and by rules. */
export const notedInterview = z.object({
  notes: z.array(interviewNote),
  /** What was left for the next caller of the case, oldest first. */
  attempts: z.array(
    z.object({ at: instant, authorName: z.string(), disposition: z.string().nullable(), note: z.string() }),
  ),
  contradictions: z.array(
    storedContradiction.omit({ message: true }).extend({
      /** The rule's own sentence with its fills filled in; null when it brings none. */
      sentence: words.nullable(),
    }),
  ),
  /** Of the questions that are named above. */
  labels: z.record(z.string(), words),
});
export type NotedInterview = z.infer<typeof notedInterview>;

export const getInterviewNotes = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/notes',
  summary:
    'Ghi chú, câu trả lời mâu thuẫn và lời để lại cho lượt sau của một phiếu; cán bộ phúc tra chỉ đọc được sau khi đã nộp phần hỏi lại, và không đọc được ai ghi',
  access: ['supervisor', 'admin', 'official', 'verifier'],
  params: z.object({ interviewId: id }),
  query: nothing,
  body: nothing,
  response: notedInterview,
});

export const notedKinds = ['notes', 'contradictions', 'warnings'] as const;

const counts = z.object({ notes: z.number(), contradictions: z.number(), warnings: z.number() });

export const notedInterviews = z.object({
  /** Interviews that have some. */
  having: counts,
  items: z.array(
    z.object({
      interviewId: id,
      /** Running number among the completed ones; null while it is not complete. */
      number: z.number().nullable(),
      /** When the last of it was noted; of contradictions, when the interview ended, or began if it has not. */
      at: instant,
      /** Null where nobody asked: of paper and web forms. */
      operatorName: z.string().nullable(),
      agencyName: z.string(),
      counts,
    }),
  ),
});
export type NotedInterviews = z.infer<typeof notedInterviews>;

export const getNotedInterviews = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/noted-interviews',
  summary: 'Phiếu có ghi chú, câu trả lời mâu thuẫn hoặc cảnh báo đã bỏ qua; mới nhất trước, nhiều nhất 200',
  access: ['supervisor', 'admin', 'official'],
  params: surveyParams,
  query: z.object({ show: z.enum(['all', ...notedKinds]).default('all') }),
  body: nothing,
  response: notedInterviews,
});

export const notesEndpoints = { writeNote, getInterviewNotes, getNotedInterviews };
