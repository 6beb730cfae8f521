// Training that a verdict asks for: told to whoever runs the room, by name alone, until it is recorded as held.
import { problem } from '#contract/problems.ts';
import type { QualityNotice } from '#contract/selection.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { room } from '#server/platform/rooms.ts';
import { hintBackChecks } from './hints.ts';
import { noteStep } from './steps.ts';

interface Asked {
  readonly backCheckId: string;
  readonly operatorId: string;
  readonly name: string;
  readonly at: Date;
}

/** One notice for each operator who is to be trained again, since the first verdict that asks for it. */
export async function trainingNotices(ctx: Context, surveyId: string): Promise<QualityNotice[]> {
  const first = new Map<string, Asked>();
  for (const one of await trainingsAsked(ctx, surveyId))
    if (!first.has(one.operatorId)) first.set(one.operatorId, one);
  return [...first.values()].map(({ operatorId, name, at }) => ({
    kind: 'retrain',
    operatorId,
    name,
    since: at.toISOString(),
  }));
}

/** Notes that the operator was trained, in the record of every phúc tra that asks for it. @throws 'not-found' */
export async function recordTraining(ctx: Context, surveyId: string, operatorId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const asked = (await trainingsAsked(tx, surveyId)).filter((one) => one.operatorId === operatorId);
    if (asked.length === 0) throw problem('not-found', { what: 'training' });
    for (const { backCheckId } of asked) await noteStep(tx, backCheckId, 'trained');
    tellTraining(tx, surveyId);
    hintBackChecks(tx, surveyId);
  });
}

/** To be called when training is asked for, held, or no longer asked for. */
export function tellTraining(ctx: Context, surveyId: string): void {
  ctx.live.publish(room.role('supervisor'), 'quality:changed', { surveyId });
}

/** What stands and has not been held, the oldest first. */
function trainingsAsked(ctx: Context, surveyId: string): Promise<Asked[]> {
  return ctx.db.$queryRaw<Asked[]>`
    select b.id as "backCheckId", i.operator_id as "operatorId", u.name, max(s.at) as at
    from back_checks b
    join interviews i on i.id = b.interview_id
    join users u on u.id = i.operator_id
    join back_check_steps s on s.back_check_id = b.id and s.kind = 'retrain'
    where b.survey_id = ${surveyId}::uuid and 'retrain' = any(b.consequences)
      and not exists (select 1 from back_check_steps held where held.back_check_id = b.id and held.kind = 'trained')
    group by 1, 2, 3 order by at, b.id`;
}
