// Sampling plans: the built-in ones and those of the office, and what a plan would draw before anything is drawn.
import { z } from 'zod';

import type { SamplePlan } from '#domain/samples/plan.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const managers = ['admin', 'supervisor'] as const;

/** The plan as data. Its faults are found by domain/samples/read-plan.ts, which says where each one is. */
export const samplePlan = z.custom<SamplePlan>((value) => typeof value === 'object' && value !== null);

export const plan = z.object({
  /** Of a built-in plan its key, else an id. */
  key: z.string(),
  builtIn: z.boolean(),
  definition: samplePlan,
  updatedAt: instant.nullable(),
});
export type PlanView = z.infer<typeof plan>;

/** From which numbers of calls and hours are expected; settings of the planner, not facts. */
export const planAssumptions = z.object({
  /** Share of drawn persons who complete an interview. */
  responseRate: z.number().min(0.01).max(1).default(0.5),
  callsPerPerson: z.number().min(1).max(20).default(2.5),
  minutesPerCall: z.number().min(0.1).max(60).default(1.5),
  minutesPerInterview: z.number().min(1).max(120).default(12),
  /** Expected share of satisfied answers, for the margin of error. */
  share: z.number().min(0).max(1).default(0.5),
  /** How alike answers within one drawn area are (intraclass correlation); counts for plans with stages alone. */
  areaCorrelation: z.number().min(0).max(1).default(0.05),
});
export type PlanAssumptions = z.infer<typeof planAssumptions>;

export const plannedStratum = z.object({
  stratumKey: z.string(),
  part: z.string(),
  values: z.record(z.string(), z.string()),
  transactions: z.number(),
  persons: z.number(),
  wanted: z.number(),
  n: z.number(),
  shortfall: z.number(),
  reserve: z.number(),
  /** Half width of the 95 % interval of a share, with finite correction; null when nobody is drawn. */
  marginOfError: z.number().nullable(),
  expectedInterviews: z.number(),
  expectedCalls: z.number(),
  operatorHours: z.number(),
});
export type PlannedStratum = z.infer<typeof plannedStratum>;

export const planPreview = z.object({
  transactions: z.number(),
  persons: z.number(),
  /** Kept out of the frame, by reason (domain/samples/eligibility.ts), in transactions. */
  excluded: z.record(z.string(), z.number()),
  total: z.number(),
  reserve: z.number(),
  shortfall: z.number(),
  /** Over all strata, by the stratified variance. */
  marginOfError: z.number().nullable(),
  expectedInterviews: z.number(),
  expectedCalls: z.number(),
  operatorHours: z.number(),
  /** Areas that stages would draw from and how many they take; null without stages. */
  areas: z
    .array(
      z.object({
        part: z.string(),
        area: z.string(),
        count: z.number(),
        wanted: z.number(),
        taken: z.number(),
        /** Areas above (by their path, or class in the first stage) that have fewer than the plan wants of them. */
        short: z.array(z.object({ above: z.string(), missing: z.number() })),
      }),
    )
    .nullable(),
  /** When the plan has a least total and stays below it: how many are missing and which sizes could rise by how much. */
  belowLeastTotal: z
    .object({ missing: z.number(), raise: z.array(z.object({ stratumKey: z.string(), by: z.number() })) })
    .nullable(),
  strata: z.array(plannedStratum),
});
export type PlanPreview = z.infer<typeof planPreview>;

export const getPlans = endpoint({
  method: 'GET',
  path: '/api/plans',
  summary: 'Các phương án mẫu: dựng sẵn và của cơ quan',
  access: [...managers, 'analyst', 'official'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(plan),
});

export const savePlan = endpoint({
  method: 'POST',
  path: '/api/plans',
  summary: 'Lưu phương án mẫu: mới khi không có khóa, sửa khi có',
  access: managers,
  params: nothing,
  query: nothing,
  body: z.object({ key: id.nullable(), definition: samplePlan }),
  response: plan,
});

export const previewPlan = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/plan-previews',
  summary: 'Dự tính: phương án sẽ rút bao nhiêu, sai số và số giờ gọi dự kiến',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: z.object({ definition: samplePlan, assumptions: planAssumptions.prefault({}) }),
  response: planPreview,
});

export const plansEndpoints = { getPlans, savePlan, previewPlan };
