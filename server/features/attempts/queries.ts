// The console's one query: session, attempt in hand, why nobody is being called.
import type { AttemptView, ConsoleView } from '#contract/attempts.ts';
import { hoursStatus, startOfNextDay } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { isOrganisation } from '#domain/lists/names.ts';
import type { OperatorSession, Survey } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';
import { surveyDays } from '#server/features/cases/commands.ts';
import { openSessionOf } from '#server/features/sessions/queries.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';

/** Everything the actor's console shows. */
export async function consoleOf(ctx: Context): Promise<ConsoleView> {
  const actor = actorOf(ctx);
  const session = await openSessionOf(ctx, actor.id);
  const today = await todayOf(ctx, actor.id);
  if (!session) return { session: null, survey: null, attempt: null, waiting: null, today };
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
      pauseReason: session.pauseReason,
      startedAt: session.startedAt.toISOString(),
    },
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
      calls: { orderBy: { queuedAt: 'desc' }, take: 1 },
      surveyCase: {
        include: {
          person: true,
          sampleUnit: { include: { transaction: true } },
          interviews: { include: { backCheck: true } },
        },
      },
    },
  });
  if (!attempt) return null;
  const { surveyCase, purpose } = attempt;
  const { person, interviews } = surveyCase;
  const { transaction } = surveyCase.sampleUnit;
  const form = interviews.find((interview) => interview.purpose === purpose);
  const call = attempt.calls[0];
  // A verifier sees the earlier re-calls only: notes of the interview may tell what was answered.
  const earlier = await ctx.db.contactAttempt.findMany({
    where: { caseId: surveyCase.id, purpose, endedAt: { not: null } },
    orderBy: { number: 'desc' },
    take: 10,
  });
  return {
    id: attempt.id,
    purpose,
    number: attempt.number,
    maxAttempts: callRulesOf(survey).maxAttempts,
    startedAt: attempt.startedAt.toISOString(),
    call: call
      ? {
          id: call.id,
          state: call.state,
          phoneMasked: maskPhone(call.phoneE164),
          carrierCallSid: call.carrierCallSid,
          queuedAt: call.queuedAt.toISOString(),
          answeredAt: call.answeredAt?.toISOString() ?? null,
          endedAt: call.endedAt?.toISOString() ?? null,
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
      appointmentAt: surveyCase.appointmentAt?.toISOString() ?? null,
      earlier: earlier.map(({ startedAt, disposition, note }) => ({
        at: startedAt.toISOString(),
        disposition: disposition ?? '',
        note,
      })),
    },
    interviewId: form?.id ?? null,
    interviewStatus: form?.status ?? null,
    interviewOutcome: form?.outcome ?? null,
    backCheckId:
      purpose === 'backCheck' ? (interviews.find(({ backCheck }) => backCheck)?.backCheck?.id ?? null) : null,
  };
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
  const due = nextDueAt !== null && nextDueAt <= now;
  return { reason: due ? 'looking' : 'no-case-due', nextDueAt: nextDueAt?.toISOString() ?? null };
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

/** Midnight in the surveys' zone. */
export function startOfToday(now: Date): Date {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  return startOfNextDay(yesterday, 'Asia/Ho_Chi_Minh');
}
