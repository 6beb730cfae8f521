// The supervisor's floor, read in one go.
import { aaporOf } from '#domain/attempts/dispositions.ts';
import type { AaporProfile, DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { hoursStatus } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import type { FloorView } from '#contract/monitoring.ts';
import { countOutcomes, outcomeRates } from '#domain/results/outcome-rates.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { startOfToday } from '#server/features/attempts/queries.ts';
import { consoleGoneAfterMs, wrapUpEndsAt } from '#server/features/sessions/queries.ts';
import { surveyDays } from '#server/features/cases/commands.ts';
import { callRulesOf, indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';
import { workerSilentSince } from '#server/platform/worker-pulse.ts';
import { attentionOf } from './attention.ts';

/** The floor of a survey at this moment. @throws 'not-found' */
export async function floor(ctx: Context, surveyId: string): Promise<FloorView> {
  const survey = await surveyOf(ctx, surveyId);
  const [strata, operators, calls, outcomes, counts, readyOperators, attention, silentSince] =
    await Promise.all([
      strataOf(ctx, surveyId),
      operatorsOf(ctx, survey),
      liveCalls(ctx, surveyId),
      outcomesToday(ctx, surveyId),
      caseCounts(ctx, surveyId),
      readyOperatorsOf(ctx, surveyId),
      attentionOf(ctx, surveyId),
      workerSilentSince(ctx),
    ]);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    survey: { id: survey.id, name: survey.name, status: survey.status, endsOn: dayText(survey.endsOn) },
    takenAt: ctx.now().toISOString(),
    band: {
      target: sum(strata.map(({ target }) => target)),
      completes: sum(strata.map(({ completes }) => completes)),
      completesToday: outcomes.find(({ disposition }) => disposition === 'complete')?.count ?? 0,
      attemptsToday: sum(outcomes.map(({ count }) => count)),
      callsLive: calls.length,
      due: counts.due,
      appointmentsAhead: counts.appointments,
      responseRate: await responseRateOf(ctx, surveyId, indexRuleOf(survey).aaporProfile),
    },
    operators,
    ...attention,
    calls,
    strata,
    outcomesToday: outcomes,
    workerSilentSince: silentSince?.toISOString() ?? null,
    stalls: stallsOf(ctx, survey, counts, { ready: readyOperators, busy: operators.some(isBusy) }, strata),
  };
}

async function strataOf(ctx: Context, surveyId: string): Promise<FloorView['strata']> {
  const strata = await ctx.db.$queryRaw<FloorView['strata']>`
    select t.id, t.agency_name as "agencyName", t.field, t.main_count as target,
           count(i.id)::int as completes,
           count(c.id) filter (where c.status = 'open')::int as open,
           count(*) filter (where u.role = 'reserve' and c.id is null)::int as "reserveLeft"
    from strata t
         join samples s on s.id = t.sample_id
         left join sample_units u on u.stratum_id = t.id
         left join cases c on c.sample_unit_id = u.id
         left join interviews i on i.case_id = c.id and i.purpose = 'interview' and i.status = 'complete'
    where s.survey_id = ${surveyId}::uuid and s.status = 'confirmed'
    group by t.id`;
  return strata.sort(
    (left, right) =>
      compareVietnamese(left.agencyName, right.agencyName) || compareVietnamese(left.field, right.field),
  );
}

/** Interviewers only: who re-calls whom is hidden from the room that interviewed. */
async function operatorsOf(ctx: Context, survey: Survey): Promise<FloorView['operators']> {
  const since = startOfToday(ctx.now());
  const sessions = await ctx.db.operatorSession.findMany({
    where: { surveyId: survey.id, purpose: 'interview', endedAt: null },
    orderBy: { startedAt: 'asc' },
    include: {
      operator: { select: { id: true, name: true } },
      assignments: {
        where: { endedAt: null },
        include: {
          attempts: {
            where: { endedAt: null },
            include: {
              calls: { orderBy: { queuedAt: 'desc' }, take: 1 },
              surveyCase: { select: { interviews: { select: { id: true, purpose: true } } } },
            },
          },
        },
      },
    },
  });
  const today = await ctx.db.contactAttempt.groupBy({
    by: ['operatorId', 'disposition'],
    where: { operatorId: { in: sessions.map(({ operatorId }) => operatorId) }, endedAt: { gte: since } },
    _count: true,
  });
  return Promise.all(
    sessions.map(async (session) => {
      const attempt = session.assignments[0]?.attempts[0];
      const call = attempt?.calls[0];
      const form = attempt?.surveyCase.interviews.find(({ purpose }) => purpose === session.purpose);
      const last = form
        ? await ctx.db.answer.findFirst({
            where: { interviewId: form.id },
            orderBy: { id: 'desc' },
            select: { questionName: true },
          })
        : null;
      const mine = today.filter(({ operatorId }) => operatorId === session.operatorId);
      return {
        sessionId: session.id,
        name: session.operator.name,
        purpose: session.purpose,
        state: session.state,
        stateSince: session.stateSince.toISOString(),
        pauseReason: session.pauseReason,
        callState: call?.state ?? null,
        talkingSince: call?.answeredAt?.toISOString() ?? null,
        question: last?.questionName ?? null,
        heldSince: (call?.endedAt ? null : call?.heldSince?.toISOString()) ?? null,
        wrapUpEndsAt: wrapUpEndsAt(session, survey)?.toISOString() ?? null,
        attemptsToday: mine.reduce((total, { _count }) => total + _count, 0),
        completesToday: mine.find(({ disposition }) => disposition === 'complete')?._count ?? 0,
      };
    }),
  );
}

/** How many operators a case can be given to now: those whose console and headset are there (cases/claim.ts). */
function readyOperatorsOf(ctx: Context, surveyId: string): Promise<number> {
  const seenAt = { gt: new Date(ctx.now().getTime() - consoleGoneAfterMs) };
  return ctx.db.operatorSession.count({
    where: { surveyId, purpose: 'interview', state: 'ready', stationUp: true, endedAt: null, seenAt },
  });
}

async function liveCalls(ctx: Context, surveyId: string): Promise<FloorView['calls']> {
  const calls = await ctx.db.call.findMany({
    where: { endedAt: null, attempt: { purpose: 'interview', surveyCase: { surveyId } } },
    orderBy: { queuedAt: 'asc' },
    include: {
      attempt: {
        include: {
          operator: { select: { name: true } },
          surveyCase: {
            select: {
              sampleUnit: { select: { transaction: { select: { agencyName: true, tthcName: true } } } },
            },
          },
        },
      },
    },
  });
  return calls.map(({ id, phoneE164, state, answeredAt, queuedAt, attempt }) => ({
    callId: id,
    operatorName: attempt.operator.name,
    agencyName: attempt.surveyCase.sampleUnit.transaction.agencyName ?? '',
    tthcName: attempt.surveyCase.sampleUnit.transaction.tthcName ?? '',
    phoneMasked: maskPhone(phoneE164),
    state,
    since: (answeredAt ?? queuedAt).toISOString(),
  }));
}

async function outcomesToday(ctx: Context, surveyId: string): Promise<FloorView['outcomesToday']> {
  const groups = await ctx.db.contactAttempt.groupBy({
    by: ['disposition'],
    where: {
      purpose: 'interview',
      endedAt: { gte: startOfToday(ctx.now()) },
      disposition: { not: null },
      surveyCase: { surveyId },
    },
    _count: true,
  });
  return groups
    .map(({ disposition, _count }) => ({ disposition: disposition ?? '', count: _count }))
    .sort((left, right) => right.count - left.count || left.disposition.localeCompare(right.disposition));
}

interface CaseCounts {
  readonly due: number;
  /** Those of `due` at a time that the citizen asked for: wider hours hold for them. */
  readonly dueByAppointment: number;
  readonly retrying: number;
  readonly appointments: number;
  readonly nextRetryAt: Date | null;
  readonly nextAppointmentAt: Date | null;
}

async function caseCounts(ctx: Context, surveyId: string): Promise<CaseCounts> {
  const now = ctx.now();
  const [counts] = await ctx.db.$queryRaw<CaseCounts[]>`
    select count(*) filter (where next_call_at <= ${now}::timestamptz)::int as due,
           count(*) filter (where next_call_at <= ${now}::timestamptz and appointment_at is not null)::int as "dueByAppointment",
           count(*) filter (where next_call_at > ${now}::timestamptz and appointment_at is null)::int as retrying,
           count(*) filter (where appointment_at > ${now}::timestamptz)::int as appointments,
           min(next_call_at) filter (where next_call_at > ${now}::timestamptz and appointment_at is null) as "nextRetryAt",
           min(appointment_at) filter (where appointment_at > ${now}::timestamptz) as "nextAppointmentAt"
    from cases where survey_id = ${surveyId}::uuid and status = 'open' and not held`;
  return (
    counts ?? {
      due: 0,
      dueByAppointment: 0,
      retrying: 0,
      appointments: 0,
      nextRetryAt: null,
      nextAppointmentAt: null,
    }
  );
}

/**
 * AAPOR RR1 over the cases released so far, by the survey's profile; null before any case was attempted. A released case
 * that nobody has tried yet counts as one of unknown eligibility (AAPOR 3.11, UH): leaving it out would flatter the rate.
 */
async function responseRateOf(ctx: Context, surveyId: string, profile: AaporProfile): Promise<number | null> {
  const cases = await ctx.db.case.groupBy({
    by: ['disposition'],
    where: { surveyId },
    _count: true,
  });
  if (cases.every(({ disposition }) => disposition === null)) return null;
  const counts = countOutcomes(
    cases.map(({ disposition, _count }) => ({
      aaporClass: disposition === null ? 'UH' : aaporOf(disposition as DispositionCode, profile).aaporClass,
      count: _count,
    })),
  );
  return outcomeRates(counts).rates.RR1.value;
}

/** Has a citizen, or what one said, in hand, and takes the next case after it. */
const isBusy = ({ state }: FloorView['operators'][number]) =>
  state === 'reserved' || state === 'talking' || state === 'wrapUp';

function stallsOf(
  ctx: Context,
  survey: Survey,
  counts: CaseCounts,
  { ready, busy }: { ready: number; busy: boolean },
  strata: FloorView['strata'],
): FloorView['stalls'] {
  const stalls: FloorView['stalls'] = [];
  const add = (reason: FloorView['stalls'][number]['reason'], count: number, nextAt: Date | null) => {
    if (count > 0) stalls.push({ reason, count, nextAt: nextAt?.toISOString() ?? null });
  };
  if (survey.status !== 'active') add('survey-not-active', counts.due, null);
  else {
    const closed = outsideHours(ctx, survey, counts);
    add('outside-hours', closed.count, closed.opensAt);
    if (ready === 0) add(busy ? 'operators-busy' : 'no-operator-ready', counts.due - closed.count, null);
  }
  add('waiting-retry', counts.retrying, counts.nextRetryAt);
  add('waiting-appointment', counts.appointments, counts.nextAppointmentAt);
  add(
    'stratum-exhausted',
    strata.filter(
      ({ target, completes, open, reserveLeft }) => completes < target && open === 0 && reserveLeft === 0,
    ).length,
    null,
  );
  return stalls;
}

/** Due cases whose hours are over now, and when the first of them may be called: at lunch only appointments are kept. */
function outsideHours(
  ctx: Context,
  survey: Survey,
  { due, dueByAppointment }: CaseCounts,
): { count: number; opensAt: Date | null } {
  const kinds = [
    ['ordinary', due - dueByAppointment],
    ['appointment', dueByAppointment],
  ] as const;
  let count = 0;
  let opensAt: Date | null = null;
  for (const [kind, waiting] of kinds) {
    const hours = hoursStatus(callCalendar(callRulesOf(survey), surveyDays(survey), kind), ctx.now());
    if (waiting === 0 || hours.open) continue;
    count += waiting;
    if (hours.opensAt && (!opensAt || hours.opensAt < opensAt)) opensAt = hours.opensAt;
  }
  return { count, opensAt };
}
