// Publishing a survey's results: what is ready and what is not, the frozen editions, and results.json of their bundles.
import { z } from 'zod';

import { aaporClasses, aaporProfiles } from '#domain/attempts/disposition-codes.ts';
import { interviewModes } from '#domain/interviews/modes.ts';
import { aspects } from '#domain/questionnaire/definition.ts';
import { id, instant, day, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { indexRule } from './index-rule.ts';
import { adjustedClass } from './results.ts';

export const resultsFormat = 'lang-nghe-results-1';

const figure = z.object({
  code: z.string(),
  score: z.number().nullable(),
  shown: z.number().nullable(),
  se: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  designEffect: z.number().nullable(),
  interviews: z.number(),
});
const text = z.object({ vi: z.string(), en: z.string() });

/** results.json: everything that an edition says, and all that its figures are computed by. */
export const publishedResults = z.object({
  format: z.literal(resultsFormat),
  survey: z.object({
    code: z.string(),
    name: z.string(),
    authority: z.string(),
    planNumber: z.string(),
    periodFrom: day,
    periodTo: day,
    startsOn: day,
    endsOn: day,
  }),
  edition: z.object({
    number: z.number().int().positive(),
    supersedes: z.number().int().positive().nullable(),
    reason: z.string(),
  }),
  takenAt: instant,
  minimumCell: z.number(),
  rule: indexRule,
  structure: z.object({
    groups: z.array(
      z.object({
        code: z.string(),
        factors: z.array(z.object({ code: z.string(), itemCodes: z.array(z.string()) })),
      }),
    ),
  }),
  /** Names of groups, factors and items by code. */
  names: z.record(z.string(), text),
  /** The plan of the sample in sentences, and what it leaves out in the words of who made it; editions of before say neither. */
  design: z.array(text).default([]),
  notCovered: z.array(z.string()).default([]),
  /** Persons of the main sample. */
  target: z.number(),
  strata: z.object({
    number: z.number(),
    /** Joined with others for having too few interviews. */
    joined: z.number(),
    withoutInterviews: z.number(),
  }),
  /**
   * How errors see areas that were drawn before persons: by all stages (areas.csv), or the first area alone without finite
   * population correction, because strata of several are joined; null without areas. Editions of before do not say, and
   * took the first area alone.
   */
  areas: z.enum(['stages', 'first']).nullable().default(null),
  /** Classes of the adjustment for non-response, as far as they are told; editions of before say nothing of them. */
  classes: z.array(adjustedClass).default([]),
  index: z.object({
    interviews: z.number(),
    figures: z.array(figure),
    counts: z.array(
      z.object({
        code: z.string(),
        valid: z.number(),
        notApplicable: z.number(),
        dontKnow: z.number(),
        refused: z.number(),
        /** Left blank on paper; editions of before had no such answer. */
        blank: z.number().default(0),
      }),
    ),
    agencies: z.array(
      z.object({
        name: z.string(),
        interviews: z.number(),
        rank: z.number().nullable(),
        figures: z.array(figure),
      }),
    ),
    notShown: z.number(),
  }),
  profile: z.enum(aaporProfiles),
  rates: z.object({
    cases: z.number(),
    counts: z.record(z.enum(aaporClasses), z.number()),
    rates: z.record(z.string(), z.number().nullable()),
    e: z.object({ UH: z.number(), UO: z.number() }).nullable(),
  }),
  forms: z.object({ issued: z.number(), collected: z.number(), valid: z.number() }),
  /** How citizens answered; editions of before say nothing and were asked by telephone. */
  modes: z.array(z.enum(interviewModes)).default(['telephone']),
  /** By what is not in the published interviews, so shown and not to be computed again. */
  breakdowns: z.array(
    z.object({
      key: z.string(),
      label: text,
      /** Cells that are not shown for having too few interviews, or because others could be told from them. */
      hidden: z.number(),
      cells: z.array(
        z.object({
          label: z.string(),
          interviews: z.number(),
          shown: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
    }),
  ),
  shares: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      multiple: z.boolean(),
      valid: z.number(),
      /** Criterion of nhận định or mong đợi, and its figure. Editions of before did not tell criteria apart. */
      indicator: z
        .object({
          aspect: z.enum(aspects),
          criterion: z.number(),
          figure: z.string().nullable(),
          share: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
          /** The figure is not told: of few, or of all but few. Editions of before hid none. */
          hidden: z.boolean().default(false),
        })
        .nullable()
        .default(null),
      /** Options of what few did or are, and those that these could be told from; editions of before hid none. */
      hidden: z.number().default(0),
      options: z.array(
        z.object({
          label: z.string(),
          share: z.number().nullable(),
          low: z.number().nullable(),
          high: z.number().nullable(),
        }),
      ),
    }),
  ),
  /** English of the form's own words, by the Vietnamese that stands above; editions of before have none. */
  english: z.record(z.string(), z.string()).default({}),
  /** Verdicts of phúc tra that may still be overturned; editions of before do not tell. */
  openVerdicts: z
    .object({
      /** Interviews that were voided or corrected, and whose operators may answer until then. */
      mayAppeal: z.number(),
      until: instant.nullable(),
      appealed: z.number(),
      /** Nobody answered in time, and nobody has decided. */
      undecided: z.number(),
    })
    .nullable()
    .default(null),
  /** Files that are kept back, and why. */
  withheld: z.array(z.object({ file: z.string(), because: z.enum(['weights-tell', 'frame-identifies']) })),
});
export type PublishedResults = z.infer<typeof publishedResults>;

/** What is looked at before publishing. */
export const readinessKeys = [
  'sample',
  'interviews',
  'openCases',
  'strataWithoutInterviews',
  'openBackChecks',
  'mayAppeal',
  'openAppeals',
  'undecidedVerdicts',
  'joinedStrata',
  'weightsTell',
  'fewChanged',
] as const;
export type ReadinessKey = (typeof readinessKeys)[number];
const readinessItem = z.object({
  key: z.enum(readinessKeys),
  /** `blocks` refuses publication, `warns` must be confirmed, `fine` is fine. */
  state: z.enum(['fine', 'warns', 'blocks']),
  count: z.number(),
  /** Of `mayAppeal`: who waits until then publishes what no operator can answer any more. */
  until: instant.nullable().default(null),
});
export type ReadinessItem = z.infer<typeof readinessItem>;

const edition = z.object({
  id,
  number: z.number(),
  supersedes: z.number().nullable(),
  reason: z.string(),
  publishedAt: instant,
  publishedBy: z.string(),
  minimumCell: z.number(),
  manifestDigest: z.string(),
  overall: z.number().nullable(),
  interviews: z.number(),
  files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })),
});
export type EditionView = z.infer<typeof edition>;

export const publicationView = z.object({
  survey: z.object({ id, code: z.string(), name: z.string() }),
  minimumCell: z.number(),
  readiness: z.array(readinessItem),
  /** What would be published now; null when something blocks it. */
  preview: publishedResults.nullable(),
  editions: z.array(edition),
});
export type PublicationView = z.infer<typeof publicationView>;

const publishers = ['admin', 'official'] as const;

export const getPublication = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/publication',
  summary: 'Công bố: việc cần xem trước, bản xem thử, các bản đã công bố',
  access: publishers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: publicationView,
});

export const publishEdition = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/publication',
  summary: 'Công bố một bản kết quả; không sửa, không xóa được',
  access: publishers,
  params: surveyParams,
  query: nothing,
  body: z.object({
    /** The frame goes along: the draw can then be repeated by anybody, and mã hồ sơ become public. */
    withFrame: z.boolean(),
    /** Of a correction: what was wrong. */
    reason: z.string().trim().max(1000),
    /** The warnings that whoever publishes has seen. */
    accepted: z.array(z.enum(readinessKeys)),
  }),
  response: edition,
});

export const publicationsEndpoints = { getPublication, publishEdition };
