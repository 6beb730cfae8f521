// Fieldwork as AAPOR and the state's reports count it: outcome rates, forms issued, collected and valid, attempts.
import { z } from 'zod';

import { aaporClasses, aaporProfiles } from '#domain/attempts/disposition-codes.ts';
import { outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import { resultReaders } from './breakdown.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const rated = z.object({
  /** Name of the stratum; null for the whole survey. */
  stratum: z.string().nullable(),
  cases: z.number(),
  counts: z.record(z.enum(aaporClasses), z.number()),
  /** 0–1; null where the rate is undefined. */
  rates: z.record(z.enum(outcomeRateNames), z.number().nullable()),
  e: z.object({ UH: z.number(), UO: z.number() }).nullable(),
});

export const fieldworkView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  profile: z.enum(aaporProfiles),
  /** Given by whoever asked, or null: proportional allocation. */
  eGiven: z.number().nullable(),
  whole: rated,
  strata: z.array(rated),
  forms: z.object({
    issued: z.number(),
    collected: z.number(),
    valid: z.number(),
    collectedOfIssued: z.number().nullable(),
    validOfCollected: z.number().nullable(),
    validOfIssued: z.number().nullable(),
    /** Why collected forms are not valid. */
    rejected: z.object({ void: z.number(), tooFewRated: z.number(), partial: z.number() }),
    minimumRated: z.number(),
  }),
  attempts: z.object({
    total: z.number(),
    perComplete: z.number().nullable(),
    /** By hour of the day in Vietnam: how many, and how many were answered or ended in an interview. */
    byHour: z.array(
      z.object({ hour: z.number(), attempts: z.number(), contacts: z.number(), completes: z.number() }),
    ),
    byOutcome: z.array(z.object({ disposition: z.string(), attempts: z.number() })),
  }),
});
export type FieldworkView = z.infer<typeof fieldworkView>;

export const getFieldwork = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/fieldwork',
  summary: 'Tỷ lệ AAPOR, phiếu phát ra, thu về, hợp lệ, số lượt gọi',
  access: resultReaders,
  params: surveyParams,
  query: z.object({
    profile: z.enum(aaporProfiles).default('named-list'),
    e: z.coerce.number().min(0).max(1).optional(),
  }),
  body: nothing,
  response: fieldworkView,
});

export const fieldworkEndpoints = { getFieldwork };
