// How interviews are chosen for phúc tra, as it is stored (a JSON column) and sent.
import { z } from 'zod';

import { evidenceNames, type EvidenceName } from '#domain/back-checks/evidence/rule.ts';
import { defaultHangUpGrace, type SelectionSettings } from '#domain/back-checks/selection-settings.ts';

const share = z.number().min(0).max(1);
const inner = z.number().gt(0).lt(1);
const weight = z.number().min(0).max(10);
const perWeek = z.number().int().min(0).max(1000);

export const selectionSettings = z.object({
  risk: z.object({
    floor: z.number().min(0.03).max(1),
    tolerableRisk: share,
    perRisk: z.number().min(0).max(1000),
    expectedBad: inner,
    expectationWeight: z.number().gt(0).max(1000),
  }),
  minimum: z.object({ perOperator: perWeek, perAgency: perWeek }),
  weekOfOperator: z.number().int().min(1).max(1000),
  separation: z.number().min(0).max(5),
  // Settings of before it could be set were all by the default.
  hangUpGrace: z.number().min(0).max(600).default(defaultHangUpGrace),
  weights: z.object(
    Object.fromEntries(evidenceNames.map((name) => [name, weight])) as Record<EvidenceName, typeof weight>,
  ),
  test: z
    .object({ p0: inner, p1: inner, alpha: inner, beta: inner })
    .refine(({ p0, p1 }) => p0 < p1, { path: ['p1'], error: 'not-above-p0' })
    .refine(({ alpha, beta }) => alpha + beta < 1, { path: ['beta'], error: 'no-room-left' }),
}) satisfies z.ZodType<SelectionSettings>;
