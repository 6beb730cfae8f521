import type { OperatorSession } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/** A console that has not been heard of for so long is gone: nobody is called for it. */
export const consoleGoneAfterMs = 30_000;

/** The session a person has open, or null. The database allows one. */
export function openSessionOf(ctx: Context, operatorId: string): Promise<OperatorSession | null> {
  return ctx.db.operatorSession.findFirst({ where: { operatorId, endedAt: null } });
}
