// The cases of a survey: opened when the sample is confirmed, handed out when due, moved on after each attempt,
// replaced from the reserve when they end without an interview.
import { nextAction, type AttemptRecord, type NextAction } from '#domain/cases/next-action.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { isInsideHours } from '#domain/cases/call-hours.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { Context } from '#server/context.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { announce } from '#server/features/sessions/commands.ts';
import { dayText } from '#server/platform/days.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { claimDueCases, type Claimed } from './claim.ts';

/** Opens a case for every main unit of a sample that was just confirmed. */
export async function openCases(ctx: Context, surveyId: string, sampleId: string): Promise<void> {
  const now = ctx.now();
  await ctx.db.$executeRaw`
    insert into cases (survey_id, sample_unit_id, stratum_id, person_id, next_call_at, draw_order, released_at, release_reason)
    select ${surveyId}::uuid, u.id, u.stratum_id, u.person_id, ${now}::timestamptz,
           row_number() over (order by u.case_key), ${now}::timestamptz, 'main'
    from sample_units u where u.sample_id = ${sampleId}::uuid and u.role = 'main'`;
  await closeBarredCases(ctx);
}

/**
 * Gives due cases of a survey to its ready operators and has each of them called.
 * Outside the survey's hours, or while it isn't active, nobody is called; in the wider hours for appointments only
 * people who asked for a time. Not to be called inside a transaction: the claim is one statement and may be repeated.
 */
export async function assignCases(ctx: Context, surveyId: string): Promise<Claimed[]> {
  const survey = await surveyOf(ctx, surveyId);
  if (survey.status !== 'active') return [];
  const isOpen = (kind: 'ordinary' | 'appointment') =>
    isInsideHours(callCalendar(callRulesOf(survey), surveyDays(survey), kind), ctx.now());
  const ordinary = isOpen('ordinary');
  if (!ordinary && !isOpen('appointment')) return [];
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
      data: {
        status: 'final',
        disposition: action.disposition,
        reason: action.reason,
        nextCallAt: null,
        appointmentAt: null,
        held: false,
        finalAt: ctx.now(),
      },
    });
    if (action.replace) await releaseReserve(ctx, caseId);
    if (action.doNotCall) {
      await addToDoNotCall(ctx, surveyCase.person.phones, disposition);
      await closeBarredCases(ctx);
    }
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

/** Opens the next reserve of the stratum in the place of a case that ended without an interview; once per case. */
async function releaseReserve(ctx: Context, replacedCaseId: string): Promise<void> {
  const now = ctx.now();
  // The stratum's row is locked so that two cases ending at once never take the same reserve.
  await ctx.db.$queryRaw`
    select 1 from strata where id = (select stratum_id from cases where id = ${replacedCaseId}::uuid) for update`;
  await ctx.db.$executeRaw`
    insert into cases (survey_id, sample_unit_id, stratum_id, person_id, next_call_at, draw_order, released_at,
                       release_reason, replaces_id)
    select ended.survey_id, u.id, u.stratum_id, u.person_id, ${now}::timestamptz,
           (select 1 + max(draw_order) from cases where survey_id = ended.survey_id),
           ${now}::timestamptz, ended.disposition, ended.id
    from cases ended
    join sample_units own on own.id = ended.sample_unit_id
    join sample_units u on u.stratum_id = own.stratum_id and u.role = 'reserve'
    where ended.id = ${replacedCaseId}::uuid
      and not exists (select 1 from cases taken where taken.sample_unit_id = u.id)
      and not exists (select 1 from cases done where done.replaces_id = ended.id)
    order by u.position
    limit 1`;
}

/**
 * Closes the open cases, in all surveys, of persons of whom every number is on the do-not-call list, and lets their
 * reserves in. Nobody may call them any more, so they would wait for ever.
 */
async function closeBarredCases(ctx: Context): Promise<void> {
  const closed = await ctx.db.$queryRaw<{ id: string }[]>`
    update cases c
    set status = 'final', disposition = coalesce(c.disposition, 'refusal-hard'), reason = 'do-not-call',
        next_call_at = null, appointment_at = null, final_at = ${ctx.now()}::timestamptz
    from persons p
    where p.id = c.person_id and c.status = 'open' and not c.held
      and not exists (
        select 1 from unnest(p.phones) as phone
        where not exists (select 1 from do_not_call d where d.phone_e164 = phone)
      )
    returning c.id`;
  for (const { id } of closed) await releaseReserve(ctx, id);
}

async function addToDoNotCall(ctx: Context, phones: readonly string[], reason: string): Promise<void> {
  await ctx.db.doNotCall.createMany({
    data: phones.map((phoneE164) => ({
      phoneE164,
      reason,
      addedById: ctx.actor?.id ?? null,
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
