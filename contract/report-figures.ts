// The figures of a report as they are stored with it (domain/report/figures.ts says what they are).
import { z } from 'zod';

import { interviewModes } from '#domain/interviews/modes.ts';
import { aspects } from '#domain/questionnaire/definition.ts';
import type { ReportFigures } from '#domain/report/figures.ts';
import { day, instant } from './common.ts';

const percent = z.number().nullable();
const scored = { code: z.string(), name: z.string(), shown: percent, low: percent, high: percent };

const item = z.object({
  ...scored,
  valid: z.number(),
  notApplicable: z.number(),
  dontKnow: z.number(),
  refused: z.number(),
  /** Left blank on paper; figures taken before had no such answer. */
  blank: z.number().default(0),
  levels: z.array(z.number()),
});

const agency = z.object({
  name: z.string(),
  interviews: z.number(),
  rank: z.number().nullable(),
  shown: percent,
  low: percent,
  high: percent,
  against: z.enum(['above', 'below', 'same']).nullable(),
  factors: z.array(z.object({ code: z.string(), shown: percent })),
});

const question = z.object({
  name: z.string(),
  label: z.string(),
  multiple: z.boolean(),
  valid: z.number(),
  // Figures that were taken before criteria were told apart have none.
  indicator: z
    .object({
      aspect: z.enum(aspects),
      criterion: z.number(),
      figure: z.string().nullable(),
      share: percent,
      low: percent,
      high: percent,
    })
    .nullable()
    .default(null),
  options: z.array(
    z.object({ label: z.string(), count: z.number(), share: percent, low: percent, high: percent }),
  ),
});

const sample = z.object({
  plan: z.string(),
  source: z.string(),
  seed: z.string(),
  frameDigest: z.string(),
  sampleDigest: z.string(),
  transactions: z.number(),
  persons: z.number(),
  strata: z.number(),
  main: z.number(),
  reserve: z.number(),
  // Figures that were taken before these were told have none.
  design: z.array(z.string()).default([]),
  notCovered: z.array(z.string()).default([]),
  drawnAreas: z.string().default(''),
  committedIn: z.string().nullable(),
  agencies: z.array(
    z.object({ name: z.string(), transactions: z.number(), persons: z.number(), main: z.number() }),
  ),
});

const earlier = z.object({
  label: z.string(),
  sameRule: z.boolean().nullable(),
  differences: z.array(
    z.object({
      agency: z.string(),
      name: z.string(),
      now: z.number(),
      then: z.number(),
      difference: z.number(),
      significant: z.boolean().nullable(),
    }),
  ),
});

const openAnswers = z.object({
  question: z.string(),
  worded: z.number(),
  coded: z.number(),
  codes: z.array(
    z.object({ label: z.string(), count: z.number(), share: percent, low: percent, high: percent }),
  ),
});

const improvement = z.object({
  agency: z.string(),
  lowest: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      shown: z.number(),
      /** Valid answers; of figures that were taken before it was kept, null. */
      valid: z.number().nullable().default(null),
      words: z.array(z.string()),
    }),
  ),
  falls: z.array(z.object({ code: z.string(), name: z.string(), now: z.number(), difference: z.number() })),
});

export const reportFigures = z.object({
  takenAt: instant,
  survey: z.object({
    name: z.string(),
    authority: z.string(),
    planNumber: z.string(),
    periodFrom: day,
    periodTo: day,
    startsOn: day,
    endsOn: day,
  }),
  rule: z.object({
    words: z.string(),
    minimumInterviews: z.number(),
    minimumRated: z.number(),
    weighted: z.boolean(),
    besideWords: z.string().default(''),
    errorWords: z.string().default(''),
    rateWords: z.string().default(''),
  }),
  interviews: z.number(),
  target: z.number(),
  overall: z.object({ ...scored, se: z.number().nullable(), designEffect: z.number().nullable() }),
  beside: percent,
  groups: z.array(z.object(scored)),
  factors: z.array(z.object({ ...scored, valid: z.number(), items: z.array(item) })),
  agencies: z.array(agency),
  questions: z.array(question),
  forms: z.object({
    issued: z.number(),
    collected: z.number(),
    valid: z.number(),
    void: z.number(),
    tooFewRated: z.number(),
    partial: z.number(),
    // Figures that were taken before these reasons were told apart have none.
    duplicate: z.number().default(0),
    noConsent: z.number().default(0),
    contradictory: z.number().default(0),
    tooFast: z.number().default(0),
    tooManySpecial: z.number().default(0),
    straightLine: z.number().default(0),
  }),
  // Figures that were taken before this was told have none.
  modes: z
    .array(
      z.object({
        mode: z.enum(interviewModes),
        forms: z.number(),
        score: z.object({ shown: percent, low: percent, high: percent }).exactOptional(),
      }),
    )
    .default([]),
  modesOf: z.enum(['collected', 'valid']).default('collected'),
  cases: z.number(),
  reserveCases: z.number().nullable().default(null),
  openCases: z.number().nullable().default(null),
  rates: z.record(z.string(), z.number().nullable()),
  e: z.number().nullable(),
  attempts: z.object({ total: z.number(), perComplete: z.number().nullable() }),
  sample: sample.nullable(),
  // Figures that were taken before these were told have none.
  earlier: earlier.nullable().default(null),
  openAnswers: z.array(openAnswers).default([]),
  improvement: z.array(improvement).default([]),
  backCheck: z.object({ title: z.string(), paragraphs: z.array(z.string()) }),
}) satisfies z.ZodType<ReportFigures>;
