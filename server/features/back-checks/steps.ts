// The record of a phúc tra: every step, when and by whom; rows are only ever added.
import { z } from 'zod';

import type { StepKind } from '#domain/back-checks/steps.ts';
import type { Context } from '#server/context.ts';
import { jsonOf } from '#server/platform/json.ts';

/** Notes a step in the caller's transaction. Without an actor it was taken by rule. */
export async function noteStep(
  ctx: Context,
  backCheckId: string,
  kind: StepKind,
  details: Record<string, unknown> = {},
  by: 'actor' | 'rule' = 'actor',
): Promise<void> {
  await ctx.db.backCheckStep.create({
    data: {
      backCheckId,
      at: ctx.now(),
      actorId: by === 'rule' ? null : (ctx.actor?.id ?? null),
      kind,
      details: jsonOf(details),
    },
  });
}

const remark = z.object({ text: z.string() });

/** What the verifier added after submission, oldest first. */
export async function remarksOf(ctx: Context, backCheckId: string): Promise<{ at: string; text: string }[]> {
  const steps = await ctx.db.backCheckStep.findMany({
    where: { backCheckId, kind: 'remarked' },
    orderBy: { id: 'asc' },
  });
  return steps.map(({ at, details }) => ({ at: at.toISOString(), ...remark.parse(details) }));
}
