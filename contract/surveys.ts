import { z } from 'zod';

import { isNumberToCheckBy } from '#domain/cases/number-to-check.ts';
import { day, id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

export const surveyStatus = z.enum(['draft', 'active', 'paused', 'closed']);

export const surveySummary = z.object({
  id,
  code: z.string(),
  name: z.string(),
  authority: z.string(),
  planNumber: z.string(),
  verificationPhone: z.string(),
  status: surveyStatus,
  demo: z.boolean(),
  periodFrom: day,
  periodTo: day,
  startsOn: day,
  endsOn: day,
  interviewVersionId: id,
  backCheckVersionId: id,
  lists: z.number(),
  /** Lists that are being read or wait for their columns: the frame cannot be closed before. */
  listsUnread: z.number(),
  frameTransactions: z.number(),
  sample: z
    .object({
      id,
      status: z.enum(['drawing', 'drawn', 'confirmed', 'failed']),
      target: z.number(),
      /** Of the target, those of replicates that may be called; 0 before it is confirmed. */
      released: z.number(),
      drawnAt: instant,
    })
    .nullable(),
  completes: z.number(),
  /** Cases that have not ended. */
  openCases: z.number(),
  /** For verifiers alone: interviews that wait to be called again; null for everybody else. */
  recallsWaiting: z.number().nullable(),
});
export type SurveySummary = z.infer<typeof surveySummary>;

export const listSurveys = endpoint({
  method: 'GET',
  path: '/api/surveys',
  summary: 'Các đợt khảo sát',
  access: 'signed-in',
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(surveySummary),
});

export const getSurvey = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId',
  summary: 'Một đợt khảo sát',
  access: 'signed-in',
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: surveySummary,
});

export const newSurvey = z
  .object({
    code: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
    name: z.string().min(3).max(200),
    authority: z.string().min(2).max(200),
    planNumber: z.string().min(1).max(60),
    verificationPhone: z.string().max(30).refine(isNumberToCheckBy),
    periodFrom: day,
    periodTo: day,
    startsOn: day,
    endsOn: day,
    interviewVersionId: id,
    backCheckVersionId: id,
    backCheckRate: z.number().min(0.03).max(1),
  })
  .refine((survey) => survey.periodFrom <= survey.periodTo, {
    path: ['periodTo'],
    message: 'before periodFrom',
  })
  .refine((survey) => survey.startsOn <= survey.endsOn, { path: ['endsOn'], message: 'before startsOn' });
export type NewSurvey = z.infer<typeof newSurvey>;

export const createSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys',
  summary: 'Lập đợt khảo sát mới',
  access: ['admin', 'supervisor'],
  params: nothing,
  query: nothing,
  body: newSurvey,
  response: surveySummary,
});

export const activateSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/activation',
  summary: 'Bắt đầu gọi',
  access: ['admin', 'supervisor'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: surveySummary,
});

export const pauseSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/pause',
  summary: 'Tạm dừng gọi',
  access: ['admin', 'supervisor'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: surveySummary,
});

export const closeSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/closure',
  summary:
    'Kết thúc đợt khảo sát: không gọi nữa, hồ sơ chưa xong kết thúc theo những gì đã biết; không mở lại được',
  access: ['admin', 'supervisor'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: surveySummary,
});

export const surveysEndpoints = {
  listSurveys,
  getSurvey,
  createSurvey,
  activateSurvey,
  pauseSurvey,
  closeSurvey,
};
