// The console's one query: session, attempt in hand, why nobody is being called.
import type { AttemptView, ConsoleView, SupervisorCallView } from '#contract/attempts.ts';
import { hoursStatus } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import type { SupervisorCallOutcome, SupervisorCallState } from '#domain/attempts/supervisor-call.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { isOrganisation } from '#domain/lists/names.ts';
import type { OperatorSession, SupervisorCall, Survey } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';
import { recallRulesOf } from '#server/features/back-checks/queries.ts';
import { surveyDays } from '#server/features/cases/commands.ts';
import { openSessionOf, wrapUpEndsAt } from '#server/features/sessions/queries.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';
import { workerSilentSince } from '#server/platform/worker-pulse.ts';
import { lastShiftOf, startOfToday } from './my-day.ts';

export { startOfToday } from './my-day.ts';

/** Everything the actor's console shows. */
export async function consoleOf(ctx: Context): Promise<ConsoleView> {
  const actor = actorOf(ctx);
  const session = await openSessionOf(ctx, actor.id);
  const today = await todayOf(ctx, actor.id);
  if (!session) {
    const lastShift = await lastShiftOf(ctx, actor.id);
    return { session: null, survey: null, attempt: null, waiting: null, lastShift, today };
  }
  const survey = await surveyOf(ctx, session.surveyId);
  const attempt = await attemptInHand(ctx, session, survey);
  return {
    session: {
      id: session.id,
      surveyId: session.surveyId,
      purpose: session.purpose,
      state: session.state,
      stateSince: session.stateSince.toISOString(),
      stationUp: session.stationUp,
      readyWanted: session.readyWanted,
      pauseReason: session.pauseReason,
      startedAt: session.startedAt.toISOString(),
      mutedSince: session.mutedSince?.toISOString() ?? null,
      hand: await handOf(ctx, session.id),
      wrapUpEndsAt: wrapUpEndsAt(session, survey)?.toISOString() ?? null,
    },
    lastShift: null,
    survey: {
      id: survey.id,
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      verificationPhone: survey.verificationPhone,
      versionId: session.purpose === 'interview' ? survey.interviewVersionId : survey.backCheckVersionId,
    },
    attempt,
    waiting: attempt ? null : await waitingOf(ctx, session, survey),
    today,
  };
}

async function attemptInHand(
  ctx: Context,
  session: OperatorSession,
  survey: Survey,
): Promise<AttemptView | null> {
  const attempt = await ctx.db.contactAttempt.findFirst({
    where: { endedAt: null, assignment: { sessionId: session.id, endedAt: null } },
    include: {
      calls: {
        orderBy: { queuedAt: 'desc' },
        take: 1,
        include: { recordings: { where: { state: 'running' } } },
      },
      supervisorCalls: {
        orderBy: { askedAt: 'desc' },
        take: 1,
        include: { supervisor: { select: { name: true } }, askedBy: { select: { name: true } } },
      },
      surveyCase: {
        include: {
          person: true,
          sampleUnit: { include: { transaction: true } },
          interviews: { include: { backCheck: { select: { id: true, appointmentAt: true } } } },
        },
      },
    },
  });
  if (!attempt) return null;
  const { surveyCase, purpose } = attempt;
  const { person, interviews } = surveyCase;
  const { transaction } = surveyCase.sampleUnit;
  const form = interviews.find((one) => one.purpose === purpose && one.mode === 'telephone');
  const call = attempt.calls[0];
  const backCheck = purpose === 'backCheck' ? interviews.find((each) => each.backCheck)?.backCheck : null;
  // A verifier sees the earlier re-calls only: notes of the interview may tell what was answered.
  const earlier = await ctx.db.contactAttempt.findMany({
    where: { caseId: surveyCase.id, purpose, endedAt: { not: null } },
    orderBy: { number: 'desc' },
    take: 10,
    include: { appointments: { orderBy: { bookedAt: 'desc' }, take: 1 } },
  });
  return {
    id: attempt.id,
    purpose,
    number: attempt.number,
    maxAttempts:
      (purpose === 'backCheck' && recallRulesOf(survey).maxAttempts) || callRulesOf(survey).maxAttempts,
    startedAt: attempt.startedAt.toISOString(),
    call: call
      ? {
          id: call.id,
          state: call.state,
          phoneMasked: maskPhone(call.phoneE164),
          carrierCallSid: call.carrierCallSid,
          queuedAt: call.queuedAt.toISOString(),
          answeredAt: call.answeredAt?.toISOString() ?? null,
          heldSince: call.heldSince?.toISOString() ?? null,
          endedAt: call.endedAt?.toISOString() ?? null,
          recording: call.endedAt === null && call.recordings.length > 0,
        }
      : null,
    case: {
      id: surveyCase.id,
      respondentName: person.name,
      organisation: isOrganisation(person.name),
      tthcName: transaction.tthcName ?? '',
      field: transaction.field ?? '',
      agencyName: transaction.agencyName ?? '',
      receivedOn: transaction.receivedOn && dayText(transaction.receivedOn),
      resultOn: transaction.resultOn && dayText(transaction.resultOn),
      appointmentAt: (backCheck ?? surveyCase).appointmentAt?.toISOString() ?? null,
      answeredBy:
        (purpose === 'interview' &&
          interviews.find(({ mode, status }) => mode !== 'telephone' && status !== 'inProgress')?.mode) ||
        null,
      verificationCode: verificationCode(surveyCase.verificationNumber),
      earlier: earlier.map(({ startedAt, disposition, note, appointments }) => ({
        at: startedAt.toISOString(),
        disposition: disposition ?? '',
        note,
        appointmentAt: appointments[0]?.startsAt.toISOString() ?? null,
      })),
    },
    supervisorCall: supervisorCallView(attempt.supervisorCalls[0]),
    interviewId: form?.id ?? null,
    interviewStatus: form?.status ?? null,
    interviewOutcome: form?.outcome ?? null,
    backCheckId: backCheck?.id ?? null,
  };
}

type Supervised = SupervisorCall & { supervisor: { name: string }; askedBy: { name: string } };

function supervisorCallView(call: Supervised | undefined): SupervisorCallView | null {
  if (!call) return null;
  return {
    id: call.id,
    state: call.state as SupervisorCallState,
    outcome: call.outcome as SupervisorCallOutcome | null,
    supervisorName: call.supervisor.name,
    askedByName: call.askedBy.name,
    askedAt: call.askedAt.toISOString(),
    joinedAt: call.joinedAt?.toISOString() ?? null,
  };
}

async function handOf(ctx: Context, sessionId: string) {
  const hand = await ctx.db.raisedHand.findFirst({
    where: { sessionId, loweredAt: null },
    include: { seenBy: { select: { name: true } } },
  });
  return hand && { id: hand.id, raisedAt: hand.raisedAt.toISOString(), seenBy: hand.seenBy?.name ?? null };
}

async function waitingOf(
  ctx: Context,
  session: OperatorSession,
  survey: Survey,
): Promise<ConsoleView['waiting']> {
  if (session.state === 'connecting') return { reason: 'station-not-connected', nextDueAt: null };
  if (session.state !== 'ready' || session.purpose === 'backCheck') return null;
  if (survey.status !== 'active') return { reason: 'survey-not-active', nextDueAt: null };
  const now = ctx.now();
  const hours = hoursStatus(callCalendar(callRulesOf(survey), surveyDays(survey), 'appointment'), now);
  if (!hours.open) return { reason: 'outside-hours', nextDueAt: hours.opensAt?.toISOString() ?? null };
  const next = await ctx.db.case.findFirst({
    where: { surveyId: survey.id, status: 'open', held: false },
    orderBy: { nextCallAt: 'asc' },
    select: { nextCallAt: true },
  });
  const nextDueAt = next?.nextCallAt ?? null;
  if (nextDueAt === null || nextDueAt > now)
    return { reason: 'no-case-due', nextDueAt: nextDueAt?.toISOString() ?? null };
  return { reason: (await workerSilentSince(ctx)) ? 'worker-silent' : 'looking', nextDueAt: null };
}

async function todayOf(ctx: Context, operatorId: string): Promise<ConsoleView['today']> {
  const since = startOfToday(ctx.now());
  const where = { operatorId, endedAt: { gte: since } };
  const [calls, completes] = await Promise.all([
    ctx.db.contactAttempt.count({ where }),
    ctx.db.contactAttempt.count({ where: { ...where, disposition: 'complete' } }),
  ]);
  return { calls, completes };
}
