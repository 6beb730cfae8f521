// One call of an attempt between our rows and the carrier: placing it, hearing of it, and what that means for the
// attempt. The state machine itself is domain/attempts/call-states.ts.
import {
  applyCarrierEvent,
  markLost,
  markRefusedByCarrier,
  type AnsweredBy,
  type Call,
  type CallEffect,
  type CallState,
  type CarrierEvent,
} from '#domain/attempts/call-states.ts';
import { automaticDisposition } from '#domain/attempts/from-outcome.ts';
import { recallCalendar } from '#domain/back-checks/recall-calls.ts';
import { isInsideHours, type CallCalendar } from '#domain/cases/call-hours.ts';
import { callCalendar } from '#domain/cases/call-rules.ts';
import { recallCallsOfCase } from '#server/features/back-checks/queries.ts';
import { isFreeOfOthers, surveyDays } from '#server/features/cases/commands.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { announce, setState } from '#server/features/sessions/commands.ts';
import { hasAnswersBeyondIntroduction } from '#server/features/interviews/queries.ts';
import { jsonOf } from '#server/platform/json.ts';
import type { Call as CallRow, Case as CaseRow, Survey } from '#prisma/generated/client.ts';
import { endMute } from './call-controls.ts';
import { closeAttempt } from './close-attempt.ts';
import { lockAttempt } from './lock-attempt.ts';
import { endSupervisorCall } from './supervisor-calls.ts';

/** A call that waited longer than this between claim and placing is not placed: the moment it was claimed for is over. */
const staleAfterMs = 45_000;
const ringSeconds = 30;

/**
 * Sends a queued call to the carrier. Called by a job that may run twice: only the run that moves the row from
 * 'queued' to 'placing' asks the carrier. When the answer is not heard the row stays 'placing' for `recoverCalls`.
 * What has become wrong since the claim (attempt over, citizen has answered otherwise, survey paused, hours closed, number barred, another survey at
 * that person, too long ago) ends
 * the call unplaced, so that it counts for nothing and bars neither operator nor number.
 */
export async function placeCall(ctx: Context, callId: string): Promise<void> {
  if (!(await mayStillBePlaced(ctx, callId))) return refused(ctx, callId);
  const placing = await inTransaction(ctx, (tx) => beginPlacing(tx, callId));
  if (placing === 'not-now') return refused(ctx, callId);
  if (!placing) return;
  let sid: string;
  try {
    ({ sid } = await ctx.carrier.callCitizen({ callId, toE164: placing.phone, ringSeconds }));
  } catch (error) {
    // An answer that says no is certain: nothing was dialled. Silence is not: recovery asks the carrier.
    if (isCarrierRefusal(error)) await refused(ctx, callId);
    ctx.log.warn({ err: error, callId }, 'the carrier did not take a call');
    return;
  }
  await ctx.db.call.updateMany({
    where: { id: callId, carrierCallSid: null },
    data: { carrierCallSid: sid },
  });
}

/** The number that is to be dialled; 'not-now' when its person is another survey's, undefined when nothing is queued. */
async function beginPlacing(
  tx: Context,
  callId: string,
): Promise<{ readonly phone: string } | 'not-now' | undefined> {
  const isFree = await isFreeOfOthers(tx, callId);
  // A job that runs twice finds the call under way: then there is nothing to refuse.
  const call = await tx.db.call.findUnique({ where: { id: callId }, select: { state: true } });
  if (call?.state !== 'queued') return undefined;
  if (!isFree) return 'not-now';
  const [placing] = await tx.db.$queryRaw<{ phone: string }[]>`
    update calls c set state = 'placing', placing_at = ${tx.now()}::timestamptz
    from contact_attempts t join assignments a on a.id = t.assignment_id join operator_sessions s on s.id = a.session_id
    where c.id = ${callId}::uuid and c.state = 'queued' and t.id = c.attempt_id
      and t.ended_at is null and s.station_up
    returning c.phone_e164 as phone`;
  return placing;
}

/** True also for a call that is not queued any more: then there is nothing to refuse. */
async function mayStillBePlaced(ctx: Context, callId: string): Promise<boolean> {
  const call = await ctx.db.call.findUnique({
    where: { id: callId },
    include: { attempt: { include: { surveyCase: { include: { survey: true } } } } },
  });
  if (call?.state !== 'queued') return true;
  const { attempt } = call;
  const { survey } = attempt.surveyCase;
  const now = ctx.now();
  if (attempt.endedAt !== null || now.getTime() - call.queuedAt.getTime() > staleAfterMs) return false;
  if (
    attempt.purpose === 'interview' &&
    (survey.status !== 'active' || attempt.surveyCase.status === 'final')
  )
    return false;
  if ((await ctx.db.doNotCall.count({ where: { phoneE164: call.phoneE164 } })) > 0) return false;
  return isInsideHours(await calendarOf(ctx, attempt), now);
}

/** The hours that a call of this attempt keeps to: wider for an agreed time, of phúc tra also after the last day. */
async function calendarOf(
  ctx: Context,
  {
    caseId,
    purpose,
    surveyCase,
  }: { caseId: string; purpose: string; surveyCase: CaseRow & { survey: Survey } },
): Promise<CallCalendar> {
  if (purpose === 'backCheck') {
    const calls = await recallCallsOfCase(ctx, caseId);
    if (calls) return recallCalendar(calls);
  }
  const { survey, appointmentAt } = surveyCase;
  const kind = appointmentAt === null ? 'ordinary' : 'appointment';
  return callCalendar(callRulesOf(survey), surveyDays(survey), kind);
}

function isCarrierRefusal(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'status' in error &&
    typeof error.status === 'number' &&
    error.status >= 400 &&
    error.status < 500
  );
}

function refused(ctx: Context, callId: string): Promise<void> {
  return changeCall(ctx, callId, (call) => {
    const next = markRefusedByCarrier(call, ctx.now());
    return {
      call: next,
      effects: next.state === call.state ? [] : [{ kind: 'ended', state: next.state, wasLost: false }],
    };
  });
}

/** Gives a call up that neither we nor the carrier know anything of. */
export function giveUpCall(ctx: Context, callId: string): Promise<void> {
  return changeCall(ctx, callId, (call) => {
    const next = markLost(call, ctx.now());
    return {
      call: next,
      effects: next.state === call.state ? [] : [{ kind: 'ended', state: next.state, wasLost: false }],
    };
  });
}

/** Takes in one report of the carrier about a call. Late, doubled and out-of-order reports are safe. */
export async function recordCarrierEvent(
  ctx: Context,
  callId: string,
  event: CarrierEvent,
  carrierCallSid: string,
  payload: unknown = {},
): Promise<void> {
  await changeCall(ctx, callId, (call) => applyCarrierEvent(call, event), { event, carrierCallSid, payload });
}

interface Report {
  readonly event: CarrierEvent;
  readonly carrierCallSid: string;
  readonly payload: unknown;
}

async function changeCall(
  ctx: Context,
  callId: string,
  change: (call: Call) => { call: Call; effects: CallEffect[] },
  report?: Report,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await tx.db.call.findUnique({ where: { id: callId }, select: { attemptId: true } });
    if (!found) return;
    await lockAttempt(tx, found.attemptId);
    await tx.db.$queryRaw`select 1 from calls where id = ${callId}::uuid for update`;
    const row = await tx.db.call.findUniqueOrThrow({ where: { id: callId } });
    const { call, effects } = change(callOf(row));
    const sid = row.carrierCallSid ?? report?.carrierCallSid ?? null;
    await tx.db.call.update({ where: { id: callId }, data: { ...call, carrierCallSid: sid } });
    // What was asked for and has changed nothing is no news.
    if (report && (report.event.sequenceNumber !== null || call.state !== row.state))
      await tx.db.carrierEvent.create({
        data: {
          callId,
          status: report.event.status,
          sequence: report.event.sequenceNumber ?? -1,
          receivedAt: tx.now(),
          payload: jsonOf(report.payload),
        },
      });
    for (const effect of effects) await follow(tx, row.attemptId, call, sid, effect);
    if (effects.length === 0 && call.state !== row.state)
      await announceAttempt(tx, row.attemptId, call.state);
  });
}

async function follow(
  ctx: Context,
  attemptId: string,
  call: Call,
  sid: string | null,
  effect: CallEffect,
): Promise<void> {
  switch (effect.kind) {
    case 'placed':
      await ctx.db.$executeRaw`
        update cases set attempt_count = attempt_count + 1
        from contact_attempts t where t.id = ${attemptId}::uuid and t.purpose = 'interview' and cases.id = t.case_id`;
      break;
    case 'answered':
      await answered(ctx, attemptId, sid);
      break;
    case 'ended':
      await ended(ctx, attemptId, call);
      break;
    case 'stray-leg':
      if (sid) await ctx.jobs.enqueue('hang-up', { carrierCallSid: sid });
      break;
    case 'conflicting-end':
      ctx.log.warn(
        { attemptId, state: call.state, reported: effect.reported },
        'the carrier reports two ends of one call',
      );
      break;
  }
}

async function answered(ctx: Context, attemptId: string, sid: string | null): Promise<void> {
  const attempt = await attemptWithSession(ctx, attemptId);
  // Nobody holds the attempt any more: leave no citizen in an empty conference.
  if (attempt.endedAt) {
    if (sid) await ctx.jobs.enqueue('hang-up', { carrierCallSid: sid });
    return;
  }
  await setState(ctx, attempt.session.id, 'talking');
  announce(ctx, attempt.session, 'call-answered');
}

async function ended(ctx: Context, attemptId: string, call: Call): Promise<void> {
  const attempt = await attemptWithSession(ctx, attemptId);
  if (attempt.endedAt) {
    // The operator has been waiting for this leg to be gone.
    await ctx.jobs.enqueue('assign-cases', { surveyId: attempt.session.surveyId });
    return;
  }
  const started = await hasAnswersBeyondIntroduction(ctx, attempt.caseId, attempt.purpose, attempt.startedAt);
  const disposition = automaticDisposition(call, started);
  if (disposition) {
    await closeAttempt(ctx, { attemptId, disposition, note: null, appointmentAt: null, then: 'ready' });
    return;
  }
  for (const { id, state } of attempt.supervisorCalls)
    if (state !== 'handed-over') await endSupervisorCall(ctx, id, 'call-ended');
  await endMute(ctx, attempt.session.id);
  await setState(ctx, attempt.session.id, 'wrapUp');
  announce(ctx, attempt.session, 'call-ended');
}

async function announceAttempt(ctx: Context, attemptId: string, state: CallState): Promise<void> {
  const { session } = await attemptWithSession(ctx, attemptId);
  announce(ctx, session, `call-${state}`);
}

async function attemptWithSession(ctx: Context, attemptId: string) {
  const attempt = await ctx.db.contactAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    include: {
      assignment: { include: { session: true } },
      supervisorCalls: { where: { endedAt: null } },
    },
  });
  return { ...attempt, session: attempt.assignment.session };
}

/** The row as the state machine sees it. */
function callOf(row: CallRow): Call {
  return {
    state: row.state as CallState,
    placingAt: row.placingAt,
    placedAt: row.placedAt,
    ringingAt: row.ringingAt,
    answeredAt: row.answeredAt,
    endedAt: row.endedAt,
    lastSequence: row.lastSequence,
    sipResponseCode: row.sipResponseCode,
    durationSeconds: row.durationSeconds,
    answeredBy: row.answeredBy as AnsweredBy | null,
  };
}
