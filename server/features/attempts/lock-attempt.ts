// Who changes an attempt, or through it a session, a call or a supervisor's call, holds the attempt's row first: the
// carrier's news, the operator's key and the sweep may come at the same moment, and each has to see what the other did.
import type { Context } from '#server/context.ts';

/** Waits for whoever is changing the attempt. What was read of it before may be wrong; rows that refer to it may be added. */
export async function lockAttempt(ctx: Context, attemptId: string): Promise<void> {
  await ctx.db.$queryRaw`select 1 from contact_attempts where id = ${attemptId}::uuid for no key update`;
}
