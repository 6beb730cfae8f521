import { z } from 'zod';

import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { indexRule } from './index-rule.ts';

/** A score in percent; null without a single valid answer. `shown` is its exact value rounded half up to two decimals. */
const score = z.number().nullable();
const scored = z.object({ score, shown: score });

/** The error of a score under the design of the sample, in percentage points; 95 % interval. */
export const scoreError = z.object({
  se: score,
  low: score,
  high: score,
  designEffect: score,
  /** Standard error of a simple random sample of as many interviews, which the design effect is over. */
  simpleSe: score,
  /** Of the design. */
  degreesOfFreedom: z.number(),
  /** Interviews with a valid answer to any of it. */
  interviews: z.number(),
  /** Interviews less what is lost by their weighing differently, (Σw)² / Σw². */
  kishSize: z.number(),
});
const estimated = scored.extend({ error: scoreError });
export type Estimated = z.infer<typeof estimated>;

const indexItem = estimated.extend({
  code: z.string(),
  text: z.string(),
  /** Valid answers (không áp dụng, không biết, từ chối, blank on paper left out) and those left out. */
  valid: z.number(),
  notApplicable: z.number(),
  dontKnow: z.number(),
  refused: z.number(),
  /** Left blank on paper. */
  blank: z.number(),
  /** Answers of each level of the scale, from 1 (rất không hài lòng) to 5 (rất hài lòng). */
  levels: z.array(z.number()),
});
const indexFactor = estimated.extend({
  code: z.string(),
  /** Code of the group that it belongs to. */
  group: z.string(),
  name: z.string(),
  valid: z.number(),
  items: z.array(indexItem),
});
const indexGroup = estimated.extend({ code: z.string(), name: z.string() });

export const adjustedClass = z.object({
  /** What the list says of its persons, empty where nothing; of classes of strata only how many. */
  of: z.array(z.string()),
  respondents: z.number(),
  adjustment: z.number().nullable(),
});

export const indexView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  rule: indexRule,
  /** Some answered on paper, where questions can be left blank. */
  onPaper: z.boolean(),
  interviews: z.number(),
  target: z.number(),
  overall: estimated,
  groups: z.array(indexGroup),
  factors: z.array(indexFactor),
  /** The same with the other weighting: weighted beside unweighted, or the other way round. */
  beside: z.object({
    weighting: indexRule.shape.weighting,
    overall: scored,
    parts: z.record(z.string(), scored),
  }),
  /** How errors follow the design, in the words of report and publication. */
  errorWords: z.object({ vi: z.string(), en: z.string() }),
  /** Complete, but with too few of their items rated. */
  invalid: z.number(),
  /** Classes of the adjustment for non-response; none without. */
  classes: z.array(adjustedClass),
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

/** One value of what results are broken down by: a cell of a breakdown has one or two. */
const domainValue = z.object({ key: z.string(), question: z.string().nullable(), label: z.string() });

/** The same figures of some interviews alone: those of an agency, or of a cell of a breakdown. */
export const indexPartView = indexView.omit({ target: true, invalid: true, agencies: true }).extend({
  of: z.array(domainValue),
  /** Of the whole survey. */
  allInterviews: z.number(),
});
export type IndexPartView = z.infer<typeof indexPartView>;

export const getIndexPart = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/index/part',
  summary: 'Chỉ số của một phần số phiếu: một cơ quan, một ô của bảng kết quả chi tiết',
  access: ['admin', 'supervisor', 'analyst', 'official'],
  params: surveyParams,
  query: z.object({
    by: z.string().max(80),
    is: z.string().max(500),
    and: z.string().max(80).optional(),
    andIs: z.string().max(500).optional(),
  }),
  body: nothing,
  response: indexPartView,
});

export const getTables = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/index/tables',
  summary: 'Bảng số liệu kết quả (.xlsx) có trang Cách tính',
  access: ['admin', 'supervisor', 'analyst', 'official'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const precisionView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  interviews: z.number(),
  /** Half the width of the 95 % interval of the index, in points. */
  margin: z.number().nullable(),
  target: z.number().nullable(),
  /** Further interviews to the target, if they vary as those so far; 0 when it is reached. */
  needed: z.number().nullable(),
  /** What the margin is computed from: the index, its error, the persons of the frame. */
  score,
  error: scoreError,
  persons: z.number(),
  rule: indexRule,
  classes: z.array(adjustedClass),
  /** How errors follow the design, in words. */
  errorWords: z.object({ vi: z.string(), en: z.string() }),
});
export type PrecisionView = z.infer<typeof precisionView>;

export const getPrecision = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/index/precision',
  summary: 'Sai số đến nay của chỉ số chung so với mục tiêu, và số phiếu còn cần',
  access: ['admin', 'supervisor', 'analyst', 'official'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: precisionView,
});

export const resultsEndpoints = { getIndex, getIndexPart, getTables, getPrecision };
