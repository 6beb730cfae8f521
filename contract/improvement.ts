// What each agency has to improve: its lowest items, what fell most, and the citizens' words beside.
import { z } from 'zod';

import { resultReaders } from './breakdown.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { indexRule } from './index-rule.ts';
import { scoreError } from './results.ts';

const lowItem = z.object({
  code: z.string(),
  text: z.string(),
  factor: z.string(),
  score: z.number(),
  shown: z.number(),
  error: scoreError,
  /** Against the same item of the whole survey, adjusted by Holm's method over the agencies; null for the whole. */
  whole: z
    .object({
      difference: z.number(),
      probability: z.number().nullable(),
      significant: z.boolean().nullable(),
    })
    .nullable(),
  /** Of citizens who rated it 1 to 3: what was said of the item first, newest first, names and long numbers masked. */
  words: z.array(z.string()),
});

const fall = z.object({
  code: z.string(),
  text: z.string(),
  now: z.number(),
  then: z.number(),
  difference: z.number(),
  /** Null: an error of then is not known. */
  significant: z.boolean().nullable(),
});

const agencyList = z.object({
  /** Null for the whole survey. */
  agency: z.string().nullable(),
  interviews: z.number(),
  lowest: z.array(lowItem),
  falls: z.array(fall),
});

export const improvementView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  rule: indexRule,
  /** The earlier period that falls are from; null without one. */
  period: z.object({ id, label: z.string() }).nullable(),
  periods: z.array(z.object({ id, label: z.string() })),
  whole: agencyList,
  agencies: z.array(agencyList),
  /** Too few interviews to name anything. */
  tooFew: z.array(z.object({ agency: z.string(), interviews: z.number() })),
});
export type ImprovementView = z.infer<typeof improvementView>;

const query = z.object({ period: id.optional() });

export const getImprovement = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/improvement',
  summary: 'Danh mục cần cải thiện: nội dung thấp nhất, giảm nhiều nhất của từng cơ quan, kèm lời người dân',
  access: resultReaders,
  params: surveyParams,
  query,
  body: nothing,
  response: improvementView,
});

export const getImprovementFile = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/improvement.xlsx',
  summary: 'Danh mục cần cải thiện thành bảng tính',
  access: resultReaders,
  params: surveyParams,
  query,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const improvementEndpoints = { getImprovement, getImprovementFile };
