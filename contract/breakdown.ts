// Results by agency, level, field … and any two crossed; shares of the other questions; the rule of the index changed.
import { z } from 'zod';

import { aspects } from '#domain/questionnaire/definition.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { indexRule } from './index-rule.ts';
import { adjustedClass, scoreError } from './results.ts';

// Not the verifier: with few interviews the figures tell what a citizen answered, before the citizen is asked again.
export const resultReaders = ['admin', 'supervisor', 'analyst', 'official'] as const;

/** Begins the key of a question that results are broken down by: `q:gender`. */
export const questionDomain = 'q:';

/**
 * What is known of every interview without an answer, by its transaction and by how it was held (`mode`); any choice
 * question of the form (`q:` and its name) goes, too.
 */
export const knownDomains = ['agency', 'level', 'field', 'service', 'channel', 'timeliness', 'mode'] as const;

const comparison = z.object({
  /** Percentage points. */
  difference: z.number(),
  se: z.number().nullable(),
  /** Adjusted by Holm's method for the comparisons of the table. */
  probability: z.number().nullable(),
  /** Below 5 % after the adjustment. */
  significant: z.boolean(),
});

const cell = z.object({
  labels: z.array(z.string()),
  interviews: z.number(),
  score: z.number().nullable(),
  /** Rounded half up to two decimals, as published. */
  shown: z.number().nullable(),
  error: scoreError,
  /** Equal published scores share a rank; null below the minimum of interviews. */
  rank: z.number().nullable(),
  /** Against the next in rank, and against all interviews together. */
  next: comparison.nullable(),
  whole: comparison.nullable(),
});

export const breakdownView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  rule: indexRule,
  /** As of the index. */
  onPaper: z.boolean(),
  /** Classes of the adjustment for non-response; none without. */
  classes: z.array(adjustedClass),
  /** Codes of the groups that the index is the mean of. */
  groups: z.array(z.string()),
  /** What can be broken down by: key and, for a question, its label. */
  domains: z.array(z.object({ key: z.string(), label: z.string().nullable() })),
  /** Index, groups, factors and items that can be shown. */
  measures: z.array(z.object({ code: z.string(), name: z.string() })),
  by: z.array(z.string()),
  measure: z.string(),
  whole: cell,
  cells: z.array(cell),
  /** Interviews without a value of what it is broken down by. */
  without: z.number(),
});
export type BreakdownView = z.infer<typeof breakdownView>;

export const getBreakdown = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/index/breakdown',
  summary: 'Chỉ số theo cơ quan, cấp, lĩnh vực…, hay hai chiều; xếp hạng và khác biệt có ý nghĩa',
  access: resultReaders,
  params: surveyParams,
  query: z.object({
    by: z.string().max(80).default('agency'),
    and: z.string().max(80).optional(),
    measure: z.string().max(60).default('overall'),
  }),
  body: nothing,
  response: breakdownView,
});

/** A question as a criterion of nhận định or mong đợi (Indicator), with the one figure that it is reported by. */
const indicator = z.object({
  aspect: z.enum(aspects),
  criterion: z.number(),
  /** What the figure counts, in words; null where each option stands by itself. */
  figure: z
    .object({
      label: z.string(),
      /** Codes of the options that it counts. */
      counts: z.array(z.number()),
      /** Persons who gave any of them. */
      count: z.number(),
      share: z.number().nullable(),
      error: scoreError,
    })
    .nullable(),
});

const share = z.object({
  code: z.number(),
  label: z.string(),
  count: z.number(),
  /** Percent of the valid answers. */
  share: z.number().nullable(),
  error: scoreError,
});

export const sharesView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  rule: indexRule,
  /** As of the index. */
  onPaper: z.boolean(),
  classes: z.array(adjustedClass),
  /** How many count, how many persons were drawn, and how errors follow the design. */
  interviews: z.number(),
  target: z.number(),
  errorWords: z.object({ vi: z.string(), en: z.string() }),
  questions: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** Several options may be chosen, so the shares add up to more than 100. */
      multiple: z.boolean(),
      valid: z.number(),
      notApplicable: z.number(),
      dontKnow: z.number(),
      refused: z.number(),
      /** Left blank on paper. */
      blank: z.number(),
      indicator: indicator.nullable(),
      options: z.array(share),
    }),
  ),
});
export type SharesView = z.infer<typeof sharesView>;

export const getShares = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/index/shares',
  summary: 'Tỷ lệ từng phương án của các câu nhận định, mong đợi và câu khác',
  access: resultReaders,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: sharesView,
});

export const changeIndexRule = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/index/rule',
  summary: 'Đổi cách tính chỉ số',
  access: ['admin', 'supervisor', 'analyst'],
  params: surveyParams,
  query: nothing,
  body: z.object({ rule: indexRule, reason: z.string().trim().min(3).max(500) }),
  response: z.object({ rule: indexRule }),
});

export const breakdownEndpoints = { getBreakdown, getShares, changeIndexRule };
