// The rules of re-calling as stored with a survey (a JSON column): what is missing goes by the defaults.
import { z } from 'zod';

import { consequences, reasonsWithConsequences } from '#domain/back-checks/consequences.ts';
import { defaultRecallRules, type RecallRules } from '#domain/back-checks/recall-rules.ts';

const count = z.number().int().min(0).max(1000);
const defaults = defaultRecallRules;

export const recallRules = z.object({
  dueDays: count.min(1).max(60).default(defaults.dueDays),
  maxAttempts: count.min(1).max(30).nullable().default(defaults.maxAttempts),
  appealDays: count.min(1).max(60).default(defaults.appealDays),
  limits: z.object({ fixedFacts: count, hardQuestions: count }).default(defaults.limits),
  consequences: z
    .partialRecord(z.enum(reasonsWithConsequences), z.array(z.enum(consequences)).readonly())
    .default({ ...defaults.consequences }),
  plan: z
    .object({ share: z.number().min(0).max(1), perOperator: count, perAgency: count })
    .default(defaults.plan),
}) satisfies z.ZodType<RecallRules>;
