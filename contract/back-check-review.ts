// Sở Nội vụ's side of phúc tra: the board, one interview with everything side by side, the decision, the statistics and
// what the report says. Nothing here is about an interview before its re-call is submitted but that it was chosen.
import { z } from 'zod';

import { consequences } from '#domain/back-checks/consequences.ts';
import { stepKinds } from '#domain/back-checks/steps.ts';
import { comparedAnswer, verdict } from './back-checks.ts';
import { answerValue, id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { recallRules } from './recall-rules.ts';
import { decisionView } from './verdicts.ts';

export const reviewers = ['official', 'admin'] as const;
const deciders = ['official'] as const;
const backCheckParams = z.object({ backCheckId: id });

/** What is open for a verdict: the operator's answer, a decision, or nothing any more. */
export const reviewState = z.enum(['nothing-to-decide', 'operator-may-answer', 'to-decide', 'decided']);
export type ReviewState = z.infer<typeof reviewState>;

export const reviewItem = z.object({
  id,
  respondentName: z.string(),
  agencyName: z.string(),
  operatorId: z.string(),
  operatorName: z.string(),
  submittedAt: instant,
  verdict,
  consequences: z.array(z.enum(consequences)),
  state: reviewState,
  appealed: z.boolean(),
  appealUntil: instant,
});
export type ReviewItem = z.infer<typeof reviewItem>;

const coverage = z.object({
  completes: z.number(),
  chosen: z.number(),
  reached: z.number(),
  /** Chosen at least, by the plan. */
  wanted: z.number(),
});
const groupCoverage = coverage.extend({ key: z.string(), name: z.string() });

/** Interviews drawn with the same probability, of them with a result, of these bad. */
const draw = z.object({ probability: z.number(), drawn: z.number(), reached: z.number(), bad: z.number() });

export const operatorRow = coverage.extend({
  operatorId: z.string(),
  name: z.string(),
  unit: z.string(),
  bad: z.number(),
  voided: z.number(),
  retrain: z.number(),
  /**
   * What the share is estimated from, together with the other operators': drawn interviews with a result alone, whose
   * probabilities their reviews tell, too.
   */
  checks: z.array(draw.omit({ drawn: true })),
  /** Of the operator's own re-calls, and drawn towards the room's share; 0–1. Null without any result. */
  ownRate: z.number().nullable(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Probability that the operator's true share is above what is tolerable. */
  aboveTolerable: z.number().nullable(),
});
export type OperatorRow = z.infer<typeof operatorRow>;

export const backCheckBoard = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  counts: z.object({
    completes: z.number(),
    voided: z.number(),
    chosen: z.number(),
    reached: z.number(),
    notReached: z.number(),
    waiting: z.number(),
    overdue: z.number(),
    toDecide: z.number(),
  }),
  verdicts: z.object({ confirmed: z.number(), differs: z.number(), denied: z.number() }),
  badShare: z
    .object({
      share: z.number(),
      standardError: z.number(),
      low: z.number(),
      high: z.number(),
      reached: z.number(),
    })
    .nullable(),
  /** What the share is estimated from. */
  draws: z.array(draw),
  /** Known of all completed interviews, drawn or not. */
  known: z.object({ bad: z.number(), good: z.number() }),
  sentence: z.string(),
  rules: recallRules,
  coverage: z.object({ all: coverage, agencies: z.array(groupCoverage), fields: z.array(groupCoverage) }),
  /** The share of bad interviews that is tolerable of an operator, 0–1: p0 of their test. */
  tolerable: z.number(),
  operators: z.array(operatorRow),
  items: z.array(reviewItem),
});
export type BackCheckBoard = z.infer<typeof backCheckBoard>;

export const getBackCheckBoard = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/back-check-board',
  summary:
    'Bảng phúc tra của Sở Nội vụ: tiến độ, kết luận, tỷ lệ phiếu không đạt, độ phủ, từng điện thoại viên',
  access: reviewers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: backCheckBoard,
});

const partyCall = z.object({
  at: instant,
  phoneMasked: z.string(),
  state: z.string(),
  answeredAt: instant.nullable(),
  endedAt: instant.nullable(),
  talkSeconds: z.number().nullable(),
});

const partyAttempt = z.object({
  at: instant,
  disposition: z.string().nullable(),
  note: z.string().nullable(),
  calls: z.array(partyCall),
});
export type PartyAttempt = z.infer<typeof partyAttempt>;

const recordedCall = z.object({
  id,
  at: instant,
  seconds: z.number().nullable(),
  /**
   * Running: the call goes on, or the carrier has not said yet that it is ready. Absent: the carrier has
   * no sound of it. Withdrawn: deleted there, because the citizen does not want it. */
  state: z.enum(['running', 'ready', 'absent', 'withdrawn']),
});
export type RecordedCall = z.infer<typeof recordedCall>;

/** One of the two conversations as it went. */
const conversation = z.object({
  by: z.string(),
  unit: z.string(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  attempts: z.array(partyAttempt),
  /** What the citizen said to being recorded. */
  recordingConsent: z.enum(['not-asked', 'agreed', 'refused']),
  recordings: z.array(recordedCall),
});

export const reviewedInterview = reviewItem.extend({
  surveyId: id,
  interviewId: id,
  tthcName: z.string(),
  interviewStatus: z.enum(['inProgress', 'complete', 'partial', 'screenedOut', 'void']),
  chosenAt: instant,
  probability: z.number(),
  drawn: z.boolean(),
  reasons: z.array(z.string()),
  /** The interview's own version, for the words of the answers. */
  versionId: id,
  questions: z.array(comparedAnswer),
  original: conversation,
  recheck: conversation,
  /** All counted answers of the interview in the order of the form; `changes` when the operator answered again. */
  answers: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      value: answerValue,
      answeredAt: instant.nullable(),
      changes: z.number(),
      /** Keyed after the citizen's line had ended. */
      afterHangUp: z.boolean(),
    }),
  ),
  remarks: z.array(z.object({ at: instant, text: z.string() })),
  appeal: z.object({ statement: z.string(), appealedAt: instant }).nullable(),
  decision: decisionView.extend({ decidedBy: z.string() }).nullable(),
  steps: z.array(
    z.object({ at: instant, by: z.string().nullable(), kind: z.enum(stepKinds), details: z.unknown() }),
  ),
});
export type ReviewedInterview = z.infer<typeof reviewedInterview>;

export const getReviewedInterview = endpoint({
  method: 'GET',
  path: '/api/back-checks/:backCheckId/review',
  summary: 'Một phiếu đã phúc tra: hai cuộc gọi, mọi câu trả lời, kết luận, giải trình và quyết định',
  access: reviewers,
  params: backCheckParams,
  query: nothing,
  body: nothing,
  response: reviewedInterview,
});

export const getRecording = endpoint({
  method: 'GET',
  path: '/api/back-checks/:backCheckId/recordings/:recordingId',
  summary: 'Ghi âm một cuộc gọi của phiếu đã phúc tra; người nghe được ghi nhật ký',
  access: deciders,
  params: backCheckParams.extend({ recordingId: id }),
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const decideBackCheck = endpoint({
  method: 'POST',
  path: '/api/back-checks/:backCheckId/decision',
  summary: 'Quyết định về một kết luận sau giải trình hoặc hết hạn giải trình; có hiệu lực ngay',
  access: deciders,
  params: backCheckParams,
  query: nothing,
  body: z.object({
    finding: z.enum(['upheld', 'overturned']),
    consequences: z.array(z.enum(consequences)),
    reason: z.string().trim().min(10).max(4000),
  }),
  response: reviewedInterview,
});

export const setRecallRules = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/recall-rules',
  summary:
    'Đặt hạn phúc tra, số lần gọi, thời hạn giải trình, ngưỡng kết luận, hệ quả và độ phủ của kế hoạch',
  access: deciders,
  params: surveyParams,
  query: nothing,
  body: recallRules,
  response: backCheckBoard,
});

export const backCheckReviewEndpoints = {
  getBackCheckBoard,
  getReviewedInterview,
  getRecording,
  decideBackCheck,
  setRecallRules,
};
