// Fieldwork as AAPOR and the state's reports count it: outcome rates, forms issued, collected and valid, attempts.
import { z } from 'zod';

import { aaporClasses, aaporProfiles } from '#domain/attempts/disposition-codes.ts';
import { interviewModes } from '#domain/interviews/modes.ts';
import { outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import { formReasons } from '#domain/results/valid-forms.ts';
import { resultReaders } from './breakdown.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { indexRule } from './index-rule.ts';

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
  /** As chosen for unknown numbers (UH) and for the other unknown cases (UO); null: proportional allocation. */
  eGiven: z.object({ UH: z.number(), UO: z.number() }).nullable(),
  /** Whether profile and e are those of the survey, by which every output is computed; else a reader asked for others. */
  isOfSurvey: z.boolean(),
  whole: rated,
  strata: z.array(rated),
  forms: z.object({
    issued: z.number(),
    collected: z.number(),
    valid: z.number(),
    collectedOfIssued: z.number().nullable(),
    validOfCollected: z.number().nullable(),
    validOfIssued: z.number().nullable(),
    /** Why collected forms are not valid: each under the first reason that holds, so that they add up. */
    rejected: z.record(z.enum(formReasons), z.number()),
    rule: indexRule,
    /** How they were answered: the collected ones, and those of them that are valid. */
    modes: z.array(z.object({ mode: z.enum(interviewModes), collected: z.number(), valid: z.number() })),
  }),
  attempts: z.object({
    total: z.number(),
    /** For each that ended in an interview by telephone. */
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
    // The survey's own unless the reader asks for others.
    profile: z.enum(aaporProfiles).optional(),
    e: z.union([z.literal('proportional'), z.coerce.number().min(0).max(1)]).optional(),
    /** For the cases of class UO, where it is another than `e`, which is then that of UH. */
    eOther: z.coerce.number().min(0).max(1).optional(),
  }),
  body: nothing,
  response: fieldworkView,
});

const rejectedForm = z.object({
  interviewId: id,
  agency: z.string(),
  field: z.string(),
  endedAt: instant.nullable(),
  operator: z.string(),
  /** The first is the one that it is counted under. */
  reasons: z.array(z.enum(formReasons)),
});

/** How many are named at most; the newest first. */
export const mostRejectedForms = 1_000;

export const rejectedFormsView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  forms: z.array(rejectedForm),
  total: z.number(),
});
export type RejectedFormsView = z.infer<typeof rejectedFormsView>;

export const getRejectedForms = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/fieldwork/rejected-forms',
  summary: 'Phiếu không hợp lệ, từng phiếu với mã lý do',
  access: resultReaders,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: rejectedFormsView,
});

export const fieldworkEndpoints = { getFieldwork, getRejectedForms };
