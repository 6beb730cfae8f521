// Plans of the office: saved as data after every fault is found, and tried on the frame of a survey.
import type { PlanAssumptions, PlanPreview, PlanView } from '#contract/plans.ts';
import { problem } from '#contract/problems.ts';
import { planSample } from '#domain/samples/planner.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { frameTransactions } from '#server/features/samples/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { planView } from './queries.ts';

/**
 * Saves a plan, a new one when `key` is null. Samples drawn by an earlier version keep theirs.
 * @throws 'plan-faulty', 'not-found'
 */
export async function savePlan(
  ctx: Context,
  { key, definition }: { key: string | null; definition: unknown },
): Promise<PlanView> {
  return inTransaction(ctx, async (tx) => {
    const id = key ?? crypto.randomUUID();
    // The plan's own id is its key, so that a sample says by which plan it was drawn.
    const plan = { ...faultless(definition), id };
    const data = {
      title: plan.title,
      definition: jsonOf(plan),
      updatedById: actorOf(tx).id,
      updatedAt: tx.now(),
    };
    if (key === null) await tx.db.plan.create({ data: { id, ...data } });
    else if ((await tx.db.plan.updateMany({ where: { id }, data })).count === 0)
      throw problem('not-found', { what: 'plan' });
    await audit(tx, 'plan-saved', 'plan', id, { title: plan.title });
    return planView(await tx.db.plan.findUniqueOrThrow({ where: { id } }));
  });
}

/**
 * What a plan would draw from the survey's frame as it stands, and what the calls would cost. Nothing is stored.
 * @throws 'plan-faulty', 'not-found'
 */
export async function previewPlan(
  ctx: Context,
  surveyId: string,
  { definition, assumptions }: { definition: unknown; assumptions: PlanAssumptions },
): Promise<PlanPreview> {
  const plan = faultless(definition);
  const survey = await surveyOf(ctx, surveyId);
  const transactions = await frameTransactions(ctx, survey, plan);
  try {
    return planSample(transactions, plan, assumptions);
  } catch (fault) {
    if (!(fault instanceof SampleFault)) throw fault;
    throw problem('plan-faulty', { faults: [{ where: 'plan', code: fault.code }] });
  }
}

function faultless(definition: unknown): SamplePlan {
  // A new plan has no name of its own yet.
  const named =
    typeof definition === 'object' && definition !== null ? { id: 'new', ...definition } : definition;
  const reading = readPlan(named);
  if ('plan' in reading) return reading.plan;
  throw problem('plan-faulty', { faults: reading.faults.map(({ where, code }) => ({ where, code })) });
}
