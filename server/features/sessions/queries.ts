import { wrapUpLeft } from '#domain/sessions/wrap-up.ts';
import type { OperatorSession, Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';

/** A console that has not been heard of for so long is gone: nobody is called for it. */
export const consoleGoneAfterMs = 30_000;

/** The session a person has open, or null. The database allows one. */
export function openSessionOf(ctx: Context, operatorId: string): Promise<OperatorSession | null> {
  return ctx.db.operatorSession.findFirst({ where: { operatorId, endedAt: null } });
}

type Wrapping = Pick<OperatorSession, 'state' | 'stateSince'>;
type Ruled = Pick<Survey, 'callRules'>;

/** By when the result of the ended call is to be recorded; null with nothing to record or without a limit. */
export function wrapUpEndsAt({ state, stateSince }: Wrapping, survey: Ruled): Date | null {
  const { wrapUpSeconds } = callRulesOf(survey);
  if (state !== 'wrapUp' || wrapUpSeconds === 0) return null;
  return new Date(stateSince.getTime() + wrapUpSeconds * 1000);
}

export function wrapUpIsOver({ state, stateSince }: Wrapping, survey: Ruled, now: Date): boolean {
  if (state !== 'wrapUp') return false;
  const left = wrapUpLeft(stateSince, callRulesOf(survey).wrapUpSeconds, now);
  return left !== null && left < 0;
}
