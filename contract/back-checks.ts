// Phúc tra. The queue and the call carry nothing of the original answers; they appear only in the result,
// which is refused until the verifier's own answers are submitted.
import { z } from 'zod';

import { verdictReasons, verdicts } from '#domain/back-checks/verdict.ts';

import { consoleView } from './attempts.ts';
import { answerValue, day, id, instant, nothing, surveyParams, words } from './common.ts';
import { endpoint } from './endpoint.ts';

const verifiers = ['verifier'] as const;
const backCheckParams = z.object({ backCheckId: id });

const backCheckStatus = z.enum(['waiting', 'inProgress', 'submitted', 'notReached']);

export const backCheckQueueItem = z.object({
  id,
  status: backCheckStatus,
  respondentName: z.string(),
  tthcName: z.string(),
  agencyName: z.string(),
  interviewedOn: z.string(),
  selectedAt: instant,
  /** The day by which it is to be re-called. */
  dueOn: day,
  overdue: z.boolean(),
  attempts: z.number(),
  maxAttempts: z.number(),
  /** From when on the citizen may be called; null when it is over, or no permitted time is left. */
  callableAt: instant.nullable(),
  appointmentAt: instant.nullable(),
  /** Why it waits until then. */
  waitReason: z.string().nullable(),
  mine: z.boolean(),
});
export type BackCheckQueueItem = z.infer<typeof backCheckQueueItem>;

export const getBackChecks = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/back-checks',
  summary: 'Các phiếu được chọn phúc tra mà người đang đăng nhập được phép gọi',
  access: verifiers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: z.object({
    items: z.array(backCheckQueueItem),
    open: z.number(),
    overdue: z.number(),
    submitted: z.number(),
  }),
});

export const callBackCheck = endpoint({
  method: 'POST',
  path: '/api/back-checks/:backCheckId/attempts',
  summary: 'Gọi phúc tra: nhận phiếu và quay số',
  access: verifiers,
  params: backCheckParams,
  query: nothing,
  body: nothing,
  response: consoleView,
});

export const verdict = z.enum(verdicts);
const reasons = z.array(z.enum(verdictReasons));

export const comparedAnswer = z.object({
  name: z.string(),
  label: z.string(),
  /** IPA's type: 1 must not change, 2 hard to ask, 3 may change. */
  type: z.number(),
  original: answerValue.nullable(),
  recheck: answerValue.nullable(),
  agrees: z.boolean(),
  notCompared: z.enum(['not-asked', 'no-substantive-answer', 'different-kinds']).nullable(),
  difference: z.number().nullable(),
});

export const backCheckResult = z.object({
  id,
  status: backCheckStatus,
  verdict: verdict.nullable(),
  reasons,
  /** The interview's own version, for the words of the answers. */
  versionId: id,
  questions: z.array(comparedAnswer),
  remarks: z.array(z.object({ at: instant, text: z.string() })),
  /** What was noted beside the questions of the re-call, in whichever of its calls; nothing of the interview's. */
  notes: z.array(z.object({ id, label: words, text: z.string(), writtenAt: instant })),
});
export type BackCheckResult = z.infer<typeof backCheckResult>;

export const getBackCheckResult = endpoint({
  method: 'GET',
  path: '/api/back-checks/:backCheckId/result',
  summary: 'So sánh và kết luận của phiếu mình đã phúc tra, chỉ sau khi đã nộp phần hỏi lại',
  access: verifiers,
  params: backCheckParams,
  query: nothing,
  body: nothing,
  response: backCheckResult,
});

export const addBackCheckRemark = endpoint({
  method: 'POST',
  path: '/api/back-checks/:backCheckId/remarks',
  summary: 'Cán bộ phúc tra ghi thêm sau khi nộp; câu trả lời và kết luận giữ nguyên',
  access: verifiers,
  params: backCheckParams,
  query: nothing,
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  response: backCheckResult,
});

export const backChecksEndpoints = {
  getBackChecks,
  callBackCheck,
  getBackCheckResult,
  addBackCheckRemark,
};
