// Phúc tra. The queue and the call carry nothing of the original answers; they appear only in the result,
// which is refused until the verifier's own answers are submitted.
import { z } from 'zod';

import { consoleView } from './attempts.ts';
import { answerValue, id, instant, nothing, surveyParams } from './common.ts';
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
  attempts: z.number(),
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
    completes: z.number(),
    selected: z.number(),
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

export const backCheckResult = z.object({
  id,
  status: backCheckStatus,
  verdict: z.enum(['confirmed', 'differs', 'denied', 'not-reached']).nullable(),
  reasons: z.array(z.string()),
  questions: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.number(),
      original: answerValue.nullable(),
      recheck: answerValue.nullable(),
      agrees: z.boolean(),
      notCompared: z.enum(['not-asked', 'no-substantive-answer', 'different-kinds']).nullable(),
      difference: z.number().nullable(),
    }),
  ),
});
export type BackCheckResult = z.infer<typeof backCheckResult>;

export const getBackCheckResult = endpoint({
  method: 'GET',
  path: '/api/back-checks/:backCheckId/result',
  summary: 'So sánh và kết luận, chỉ sau khi đã nộp phần hỏi lại',
  access: ['verifier', 'admin'],
  params: backCheckParams,
  query: nothing,
  body: nothing,
  response: backCheckResult,
});

export const backChecksEndpoints = { getBackChecks, callBackCheck, getBackCheckResult };
