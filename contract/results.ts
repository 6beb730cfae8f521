import { z } from 'zod';

import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const itemRule = z.enum(['top2_share', 'scale_mean']);
const rollup = z.enum(['factor_mean', 'item_mean', 'answer_pooled', 'custom']);
export const indexRule = z.object({ item: itemRule, rollup, minimumInterviews: z.number().int().min(1) });
export type IndexRule = z.infer<typeof indexRule>;

/** A score in percent; null without a single valid answer. `shown` is its exact value rounded half up to two decimals. */
const score = z.number().nullable();
const scored = z.object({ score, shown: score });

const indexItem = scored.extend({
  code: z.string(),
  text: z.string(),
  /** Valid answers (không áp dụng, không biết, từ chối left out) and those left out. */
  valid: z.number(),
  notApplicable: z.number(),
  dontKnow: z.number(),
  refused: z.number(),
});
const indexFactor = scored.extend({
  code: z.string(),
  name: z.string(),
  valid: z.number(),
  items: z.array(indexItem),
});
const indexGroup = scored.extend({ code: z.string(), name: z.string() });

export const indexView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  rule: indexRule,
  interviews: z.number(),
  target: z.number(),
  overall: scored,
  groups: z.array(indexGroup),
  factors: z.array(indexFactor),
  agencies: z.array(
    z.object({
      name: z.string(),
      interviews: z.number(),
      /** False below the minimum number of interviews: shown, not ranked. */
      ranked: z.boolean(),
      overall: scored,
      factors: z.array(scored.extend({ code: z.string(), valid: z.number() })),
    }),
  ),
});
export type IndexView = z.infer<typeof indexView>;

export const getIndex = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/index',
  summary: 'Chỉ số hài lòng: câu, yếu tố, nhóm, chung; theo cơ quan',
  // Not the verifier: with few interviews the index tells what a citizen answered, before the citizen is asked again.
  access: ['admin', 'supervisor', 'analyst', 'official'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: indexView,
});

export const resultsEndpoints = { getIndex };
