// What becomes of a case when its citizen answers by themselves, on paper or on the web.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { Case } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { announce } from '#server/features/sessions/commands.ts';
import { replaceEnded } from './opened-cases.ts';

/** A case and its row's lock until the commit: whoever settles a case looks at it under this. */
export async function lockCase(ctx: Context, caseId: string): Promise<Case> {
  await ctx.db.$queryRaw`select 1 from cases where id = ${caseId}::uuid for update`;
  return ctx.db.case.findUniqueOrThrow({ where: { id: caseId } });
}

/** The columns of a case that has ended. */
export function finalCase(now: Date, disposition: DispositionCode, reason: string) {
  return {
    status: 'final',
    disposition,
    reason,
    nextCallAt: null,
    appointmentAt: null,
    finalAt: now,
  } as const;
}

/**
 * Ends a case whose row the caller has locked. Somebody who has it in hand is told and ends their attempt as it went; a
 * call that was not placed yet is not placed any more. Runs in the caller's transaction.
 * @param replaced lets the next of the reserve in
 */
export async function endWithoutCall(
  ctx: Context,
  caseId: string,
  disposition: DispositionCode,
  { reason, replaced }: { reason: 'answered-on-paper' | 'answered-on-web'; replaced: boolean },
): Promise<void> {
  await ctx.db.case.update({ where: { id: caseId }, data: finalCase(ctx.now(), disposition, reason) });
  if (replaced) await replaceEnded(ctx, [caseId]);
  const inHand = await ctx.db.assignment.findFirst({
    where: { caseId, endedAt: null },
    include: { session: true },
  });
  if (inHand) announce(ctx, inHand.session, 'answered-otherwise');
}

/** Whoever is answering by themselves is not called for a while; an agreed time stays. */
export async function waitBeforeCalling(ctx: Context, caseId: string, until: Date): Promise<void> {
  await ctx.db.case.updateMany({
    where: { id: caseId, status: 'open', appointmentAt: null, nextCallAt: { lt: until } },
    data: { nextCallAt: until, reason: 'answering-on-web' },
  });
}

/**
 * Waits for whoever is handing out, moving on or replacing a case of the survey, and keeps others from it until the commit.
 * Cases are locked before strata, and both before the survey, as by a form that is handed in.
 */
export async function lockOpenCases(ctx: Context, surveyId: string): Promise<void> {
  await ctx.db.$queryRaw`
    select 1 from cases where survey_id = ${surveyId}::uuid and status = 'open' order by id for update`;
  await ctx.db.$queryRaw`
    select 1 from strata where id in (select stratum_id from cases where survey_id = ${surveyId}::uuid)
    order by id for update`;
}

/**
 * Ends the open cases of a survey that is being closed, in the transaction that closes it. What calls have told of a case
 * stays its outcome: temporary codes become final ones (AAPOR Standard Definitions, on converting temporary to final
 * disposition codes). No reserve is let in.
 */
export async function endOpenCases(ctx: Context, surveyId: string): Promise<void> {
  const never: DispositionCode = 'survey-closed';
  await ctx.db.$executeRaw`
    update cases
    set status = 'final', disposition = coalesce(disposition, ${never}), reason = 'survey-closed',
        next_call_at = null, appointment_at = null, final_at = ${ctx.now()}::timestamptz
    where survey_id = ${surveyId}::uuid and status = 'open' and not held`;
}
