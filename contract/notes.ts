// Notes beside questions. Append-only: a correction is another note.
import { z } from 'zod';

import { id, instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

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

export const getInterviewNotes = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/notes',
  summary: 'Ghi chú của một phiếu; cán bộ phúc tra chỉ đọc được sau khi đã nộp phần hỏi lại',
  access: ['supervisor', 'admin', 'verifier'],
  params: z.object({ interviewId: id }),
  query: nothing,
  body: nothing,
  response: z.array(interviewNote),
});

export const notesEndpoints = { writeNote, getInterviewNotes };
