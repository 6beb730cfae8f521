// What all re-calls of a survey together say of its answers: error rates, reliability, effects of operators, the section
// of the report.
import { z } from 'zod';

import { reviewers } from './back-check-review.ts';
import { nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const share = z.number();

export const errorRow = z.object({
  key: z.string(),
  label: z.string(),
  compared: z.number(),
  different: z.number(),
  beyondTolerance: z.number(),
  rate: share,
  rateBeyondTolerance: share,
  low: share,
  high: share,
});
export type ErrorRow = z.infer<typeof errorRow>;

const agreement = z.object({
  value: z.number(),
  standardError: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const reliabilityRow = z.object({
  question: z.string(),
  label: z.string(),
  type: z.number(),
  pairs: z.number(),
  gross: share,
  inconsistency: z.number().nullable(),
  band: z.enum(['low', 'moderate', 'high']).nullable(),
  /** Net difference rate of each answer: share in the interviews less share in the re-calls. */
  net: z.array(z.object({ code: z.number(), net: z.number(), standardError: z.number() })),
  kappa: agreement.nullable(),
  /** Quadratic weights; null where the answers are no scale. */
  weightedKappa: agreement.nullable(),
  ac1: agreement.nullable(),
  responseVariance: z.number().nullable(),
  reliabilityRatio: z.number().nullable(),
  /** Pairs by the answer of the interview (row) and of the re-call (column), in the order of the categories. */
  table: z.object({
    categories: z.array(z.number()),
    counts: z.array(z.array(z.number())),
    n: z.number(),
  }),
  tolerances: z.array(z.object({ tolerance: z.number(), beyond: z.number(), rate: share })),
});
export type ReliabilityRow = z.infer<typeof reliabilityRow>;

export const effectRow = z.object({
  question: z.string(),
  label: z.string(),
  operators: z.number(),
  interviews: z.number(),
  /** Of each operator: interviews, mean answer, sum of squares of the deviations from it. */
  groups: z.array(z.object({ interviews: z.number(), mean: z.number(), within: z.number() })),
  rho: z.number().nullable(),
  designEffect: z.number().nullable(),
  warnings: z.array(
    z.enum(['few-operators', 'few-interviews', 'assignment-not-random', 'assignment-unknown']),
  ),
});
export type EffectRow = z.infer<typeof effectRow>;

export const backCheckStatistics = z.object({
  errors: z.object({
    question: z.array(errorRow),
    type: z.array(errorRow),
    operator: z.array(errorRow),
    verifier: z.array(errorRow),
    agency: z.array(errorRow),
    /** By week of the interview; the key is its Monday, yyyy-mm-dd. */
    period: z.array(errorRow),
  }),
  reliability: z.array(reliabilityRow),
  effects: z.array(effectRow),
  /** How much the operators' cases differ in kind, 0 as by chance to 1; null when there is nothing to compare. */
  imbalance: z.number().nullable(),
  report: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
});
export type BackCheckStatistics = z.infer<typeof backCheckStatistics>;

export const getBackCheckStatistics = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/back-check-statistics',
  summary:
    'Thống kê phúc tra: tỷ lệ lỗi, độ tin cậy từng câu, ảnh hưởng của điện thoại viên, đoạn cho báo cáo',
  access: reviewers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: backCheckStatistics,
});

export const getOperatorLoads = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/back-check-statistics/loads',
  summary:
    'Phiếu theo điện thoại viên và tầng mẫu, không tên: hồ sơ gọi của các điện thoại viên khác nhau đến đâu',
  access: reviewers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  /** Of each operator the interviews of each stratum. */
  response: z.object({ loads: z.array(z.array(z.number())) }),
});

export const getBackCheckWorkbook = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/back-checks.xlsx',
  summary: 'Bảng tính phúc tra: từng phiếu, từng câu, điện thoại viên, độ phủ, thống kê',
  access: reviewers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const backCheckStatisticsEndpoints = {
  getBackCheckStatistics,
  getOperatorLoads,
  getBackCheckWorkbook,
};
