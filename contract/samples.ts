import { z } from 'zod';

import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const managers = ['admin', 'supervisor'] as const;

export const stratum = z.object({
  id,
  agencyName: z.string(),
  field: z.string(),
  transactions: z.number(),
  persons: z.number(),
  main: z.number(),
  reserve: z.number(),
});
export type StratumView = z.infer<typeof stratum>;

export const sample = z.object({
  id,
  surveyId: id,
  planKey: z.string(),
  seed: z.string(),
  frameDigest: z.string(),
  sampleDigest: z.string(),
  transactions: z.number(),
  persons: z.number(),
  main: z.number(),
  reserve: z.number(),
  status: z.enum(['drawn', 'confirmed']),
  drawnAt: instant,
  confirmedAt: instant.nullable(),
  strata: z.array(stratum),
});
export type SampleView = z.infer<typeof sample>;

export const plans = ['dak-glong-2024', 'ca-mau-2014', 'binh-dinh-2023', 'two-level-2025'] as const;

export const drawSample = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/samples',
  summary: 'Rút mẫu theo phương án và số gieo; bản rút chưa xác nhận trước đó được thay thế',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: z.object({ planKey: z.enum(plans), seed: z.string().trim().min(1).max(64) }),
  response: sample,
});

export const getSample = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/sample',
  summary: 'Mẫu hiện có của đợt khảo sát',
  access: ['admin', 'supervisor', 'analyst'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: sample.nullable(),
});

export const confirmSample = endpoint({
  method: 'POST',
  path: '/api/samples/:sampleId/confirmation',
  summary: 'Xác nhận mẫu: từ đây không đổi được nữa',
  access: managers,
  params: z.object({ sampleId: id }),
  query: nothing,
  body: nothing,
  response: sample,
});

export const samplesEndpoints = { drawSample, getSample, confirmSample };
