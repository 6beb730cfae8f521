// The cases of a survey: opened when the sample is confirmed, handed out when due, moved on after each attempt,
// replaced from the reserve when they end without an interview.
import { nextAction, type AttemptRecord, type NextAction } from '#domain/cases/next-action.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { isInsideHours } from '#domain/cases/call-hours.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { announce } from '#server/features/sessions/commands.ts';
import { dayText } from '#server/platform/days.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { claimDueCases, type Claimed } from './claim.ts';
import { closeBarredCases, closeIfBarred, closeRestedNext, replaceEnded } from './opened-cases.ts';
import { finalCase } from './without-call.ts';

export { closeBarredCases, openCases, replaceEnded, withdrawReplacement } from './opened-cases.ts';
export { isFreeOfOthers } from './left-in-peace.ts';
export { endOpenCases, endWithoutCall, lockCase, lockOpenCases, waitBeforeCalling } from './without-call.ts';

/**
 * Gives due cases of a survey to its ready operators and has each of them called.
 * Outside the survey's hours, or while it isn't active, nobody is called; in the wider hours for appointments only
 * people who asked for a time. Whom another survey has called since the draw is left in peace first. Not to be called inside a transaction: the claim is one statement and may be repeated.
 */
export async function assignCases(ctx: Context, surveyId: string): Promise<Claimed[]> {
  const survey = await surveyOf(ctx, surveyId);
  if (survey.status !== 'active') return [];
  const isOpen = (kind: 'ordinary' | 'appointment') =>
    isInsideHours(callCalendar(callRulesOf(survey), surveyDays(survey), kind), ctx.now());
  const ordinary = isOpen('ordinary');
  if (!ordinary && !isOpen('appointment')) return [];
  // Each round for itself: the reserves that it lets in lock strata, and cases are locked before these.
  if (survey.restMonths > 0) while ((await inTransaction(ctx, (tx) => closeRestedNext(tx, surveyId))) > 0);
  const claimed = await claimRetrying(ctx, surveyId, !ordinary);
  for (const { callId, operatorId } of claimed) {
    await ctx.jobs.enqueue('place-call', { callId });
    announce(ctx, { operatorId, surveyId }, 'case-assigned');
  }
  return claimed;
}

/** Two cases of one telephone claimed at the same instant: the database refuses the second, which then looks again. */
async function claimRetrying(ctx: Context, surveyId: string, appointmentsOnly: boolean): Promise<Claimed[]> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await claimDueCases(ctx, surveyId, appointmentsOnly);
    } catch (error) {
      if (tries >= 5 || !isUniqueViolation(error)) throw error;
    }
  }
}

/** Moves a case on after an interview attempt with this disposition. Runs in the caller's transaction. */
export async function moveCaseOn(
  ctx: Context,
  caseId: string,
  disposition: DispositionCode,
  appointmentAt: Date | null,
): Promise<NextAction> {
  const surveyCase = await ctx.db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { survey: true, person: true },
  });
  const action = nextAction({
    disposition,
    attempts: await attemptRecords(ctx, caseId),
    appointmentAt,
    rules: callRulesOf(surveyCase.survey),
    now: ctx.now(),
    surveyEndsOn: dayText(surveyCase.survey.endsOn),
  });
  if (action.kind === 'final') {
    await ctx.db.case.update({
      where: { id: caseId },
      data: { ...finalCase(ctx.now(), action.disposition, action.reason), held: false },
    });
    const ended = action.replace ? [caseId] : [];
    if (action.doNotCall) {
      await addToDoNotCall(ctx, surveyCase.person.phones, {
        source: 'operator',
        reason: disposition,
        addedById: ctx.actor?.id ?? null,
      });
      await closeBarredCases(ctx, ended);
    } else await replaceEnded(ctx, ended);
  } else {
    await ctx.db.case.update({
      where: { id: caseId },
      data: {
        disposition,
        reason: action.reason,
        nextCallAt: action.at,
        appointmentAt: action.kind === 'appointment' ? action.at : null,
        held: false,
      },
    });
    await closeIfBarred(ctx, caseId);
  }
  return action;
}

async function attemptRecords(ctx: Context, caseId: string): Promise<AttemptRecord[]> {
  const attempts = await ctx.db.contactAttempt.findMany({
    where: { caseId, purpose: 'interview', disposition: { not: null } },
    orderBy: { number: 'asc' },
    include: { calls: { select: { placedAt: true } } },
  });
  return attempts.map(({ disposition, calls }) => ({
    disposition: disposition as DispositionCode,
    placedAt: calls.find(({ placedAt }) => placedAt !== null)?.placedAt ?? null,
  }));
}

/** What the list says of a citizen who asked for it in a re-call. */
const askedByCitizen = 'Công dân đề nghị';

/**
 * Puts the numbers of a case's person on the do-not-call list, as the citizen asked in a re-call: the list names nobody
 * for it, since supervisors read it and are not to see who re-called whom. Runs in the caller's transaction.
 */
export async function barNumbersOf(ctx: Context, caseId: string): Promise<void> {
  const { person } = await ctx.db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { person: true },
  });
  await addToDoNotCall(ctx, person.phones, {
    source: 'citizen',
    reason: askedByCitizen,
    addedById: null,
  });
  await closeBarredCases(ctx);
}

async function addToDoNotCall(
  ctx: Context,
  phones: readonly string[],
  entry: { source: 'operator' | 'citizen'; reason: string; addedById: string | null },
): Promise<void> {
  await ctx.db.doNotCall.createMany({
    data: phones.map((phoneE164) => ({
      phoneE164,
      ...entry,
      addedAt: ctx.now(),
    })),
    skipDuplicates: true,
  });
}

export function surveyDays(survey: { startsOn: Date; endsOn: Date }): { startsOn: string; endsOn: string } {
  return { startsOn: dayText(survey.startsOn), endsOn: dayText(survey.endsOn) };
}

/** Lets every active survey look for operators and due cases; part of the sweep. */
export async function assignEverywhere(ctx: Context): Promise<void> {
  const surveys = await ctx.db.survey.findMany({ where: { status: 'active' }, select: { id: true } });
  for (const { id } of surveys)
    await assignCases(ctx, id).catch((error: unknown) =>
      ctx.log.warn({ err: error, surveyId: id }, 'no case was assigned'),
    );
}
