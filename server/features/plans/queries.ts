import { z } from 'zod';

import type { PlanView } from '#contract/plans.ts';
import { problem } from '#contract/problems.ts';
import { builtInPlan, builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import type { Plan } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/** The built-in plans, then those of the office, last changed first. */
export async function plans(ctx: Context): Promise<PlanView[]> {
  const saved = await ctx.db.plan.findMany({ orderBy: { updatedAt: 'desc' } });
  return [
    ...builtInPlans.map((plan) => ({ key: plan.id, builtIn: true, definition: plan, updatedAt: null })),
    ...saved.map(planView),
  ];
}

export function planView(plan: Plan): PlanView {
  return {
    key: plan.id,
    builtIn: false,
    definition: storedPlan(plan.definition),
    updatedAt: plan.updatedAt.toISOString(),
  };
}

/** The plan of that key: of a built-in one its name, else the id of one of the office. @throws 'not-found' */
export async function planOfKey(ctx: Context, key: string): Promise<SamplePlan> {
  const known = builtInPlan(key);
  if (known) return known;
  const saved = z.uuid().safeParse(key).success ? await ctx.db.plan.findUnique({ where: { id: key } }) : null;
  if (!saved) throw problem('not-found', { what: 'plan' });
  return storedPlan(saved.definition);
}

/** A plan from a JSON column, where only plans without faults are put. */
export function storedPlan(definition: unknown): SamplePlan {
  const reading = readPlan(definition);
  if ('plan' in reading) return reading.plan;
  throw new Error(`A stored plan is faulty: ${JSON.stringify(reading.faults)}`);
}
