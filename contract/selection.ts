// How completed interviews were chosen for phúc tra, with which evidence, and where each operator's test stands. For
// officials of Sở Nội vụ alone: whoever may still re-call an interview, or works in the room, must not know it.
import { z } from 'zod';

import { evidenceNames } from '#domain/back-checks/evidence/rule.ts';
import { selectionReasons } from '#domain/back-checks/selection-by-risk.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { selectionSettings } from './selection-settings.ts';

const officials = ['official'] as const;

export const selectionOrders = ['latest', 'score', 'probability'] as const;
export const selectionShows = ['all', 'chosen', 'certain'] as const;

export const selectedInterview = z.object({
  interviewId: id,
  /** Running number among the survey's completed interviews. */
  number: z.number(),
  operatorId: z.string(),
  operatorName: z.string(),
  agencyName: z.string(),
  completedAt: instant,
  /** 'flat': chosen at one rate for all, before evidence was taken. */
  rule: z.enum(['by-risk', 'flat']),
  reason: z.enum(selectionReasons).nullable(),
  probability: z.number(),
  chosen: z.boolean(),
  /** Put to phúc tra afterwards, without having been drawn. */
  added: z.boolean(),
  score: z.number().nullable(),
  /** The evidence that adds most, if any speaks against the interview. */
  strongest: z.enum(evidenceNames).nullable(),
});
export type SelectedInterview = z.infer<typeof selectedInterview>;

export const selectionView = z.object({
  settings: selectionSettings,
  completes: z.number(),
  chosen: z.number(),
  added: z.number(),
  /** Sum of all probabilities: how many choices were to be expected. */
  expected: z.number(),
  seed: z.object({
    /** SHA-256 of the seed that the draws are made from; may be published at any time. */
    digest: z.string(),
    publishedAt: instant.nullable(),
    /** The seed itself, once published. */
    seed: z.string().nullable(),
    /** Calling is over, so that the seed tells nobody what will be chosen. */
    mayPublish: z.boolean(),
  }),
  items: z.array(selectedInterview),
});
export type SelectionView = z.infer<typeof selectionView>;

export const getSelection = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/selection',
  summary: 'Các phiếu hoàn thành với điểm nghi ngờ, xác suất và kết quả chọn phúc tra; nhiều nhất 200 phiếu',
  access: officials,
  params: surveyParams,
  query: z.object({
    order: z.enum(selectionOrders).default('latest'),
    show: z.enum(selectionShows).default('all'),
    operatorId: z.string().max(100).optional(),
  }),
  body: nothing,
  response: selectionView,
});

export const evidencePart = z.object({
  name: z.enum(evidenceNames),
  value: z.number(),
  counts: z.record(z.string(), z.number()),
  proves: z.boolean(),
  z: z.number(),
  rank: z.number().nullable(),
  room: z.number(),
  adds: z.number(),
});

const owed = z.object({ checks: z.number(), interviews: z.number() });

export const interviewEvidence = selectedInterview.extend({
  /** The phúc tra to look at beside it; null until it is submitted. */
  submittedCheckId: id.nullable(),
  draw: z.number().nullable(),
  base: z.number(),
  risk: z.number().nullable(),
  /** By which it was chosen. */
  riskSettings: selectionSettings.shape.risk,
  operator: z.object({ checked: z.number(), failed: z.number() }),
  chances: z.object({
    floor: z.number(),
    operatorOwed: z.number(),
    agencyOwed: z.number(),
    risk: z.number(),
  }),
  owed: z.object({ operator: owed, agency: owed }),
  parts: z.array(evidencePart),
});
export type EvidencePartView = z.infer<typeof evidencePart>;
export type InterviewEvidence = z.infer<typeof interviewEvidence>;

export const getInterviewEvidence = endpoint({
  method: 'GET',
  path: '/api/interviews/:interviewId/evidence',
  summary: 'Chứng cứ của một phiếu: từng dấu hiệu, phần đóng góp vào điểm, cách tính xác suất',
  access: officials,
  params: z.object({ interviewId: id }),
  query: nothing,
  body: nothing,
  response: interviewEvidence,
});

const testState = z.enum(['clear', 'flag', 'continue']);

export const operatorTestView = z.object({
  operatorId: z.string(),
  name: z.string(),
  unit: z.string(),
  completes: z.number(),
  chosen: z.number(),
  checked: z.number(),
  failed: z.number(),
  state: testState,
  /** One for each result since the test was last begun anew by an official. */
  steps: z.array(z.object({ at: instant, failed: z.boolean(), ratio: z.number(), state: testState })),
  /** What was announced, and lifted by whom and why. */
  entries: z.array(
    z.object({
      state: z.enum(['clear', 'flag', 'continue', 'lifted']),
      at: instant,
      actorName: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type OperatorTestView = z.infer<typeof operatorTestView>;

export const operatorTests = z.object({
  /** By which the paths are computed: those in force now, for results of earlier too. */
  settings: selectionSettings.shape.test,
  flagAt: z.number(),
  clearAt: z.number(),
  operators: z.array(operatorTestView),
});

export type OperatorTests = z.infer<typeof operatorTests>;

export const getOperatorTests = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/operator-tests',
  summary: 'Kiểm định tuần tự của từng điện thoại viên',
  access: officials,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: operatorTests,
});

export const setSelectionSettings = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/selection-settings',
  summary: 'Đặt cách chọn phúc tra cho các phiếu hoàn thành từ nay về sau',
  access: officials,
  params: surveyParams,
  query: nothing,
  body: selectionSettings,
  response: nothing,
});

export const liftOperatorFlag = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/operators/:operatorId/flag-lift',
  summary: 'Bắt đầu lại kiểm định của một điện thoại viên đang được xem lại toàn bộ, có lý do',
  access: officials,
  params: surveyParams.extend({ operatorId: z.string().min(1).max(100) }),
  query: nothing,
  body: z.object({ reason: z.string().trim().min(10).max(2000) }),
  response: operatorTests,
});

export const publishSelectionSeed = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/selection-seed',
  summary: 'Công bố số gieo của việc chọn phúc tra, khi đã hết thời gian gọi',
  access: officials,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: nothing,
});

export const getSelectionProtocol = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/selection.csv',
  summary: 'Biên bản chọn phúc tra: mỗi phiếu một dòng, đủ để người ngoài chọn lại',
  access: officials,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

/** Nothing of the interviews that it comes from: the room is not to know which were re-called. */
export const qualityNotice = z.object({
  kind: z.enum(['all-rechecked', 'retrain']),
  operatorId: z.string(),
  name: z.string(),
  since: instant,
});
export type QualityNotice = z.infer<typeof qualityNotice>;

export const getQualityNotices = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/quality-notices',
  summary: 'Điện thoại viên mà Sở Nội vụ đang xem lại toàn bộ phiếu, hoặc yêu cầu tập huấn lại',
  access: ['supervisor', 'official'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: z.array(qualityNotice),
});

export const recordTraining = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/operators/:operatorId/training',
  summary: 'Ghi rằng điện thoại viên đã được tập huấn lại theo yêu cầu của phúc tra',
  access: ['supervisor'],
  params: surveyParams.extend({ operatorId: z.string().max(100) }),
  query: nothing,
  body: nothing,
  response: z.array(qualityNotice),
});

export const selectionEndpoints = {
  getSelection,
  getInterviewEvidence,
  getOperatorTests,
  setSelectionSettings,
  liftOperatorFlag,
  publishSelectionSeed,
  getSelectionProtocol,
  getQualityNotices,
  recordTraining,
};
