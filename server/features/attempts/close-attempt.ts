// The end of an attempt: its disposition, what becomes of the case, the interview, the phúc tra and the operator.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { lockCase, moveCaseOn } from '#server/features/cases/commands.ts';
import { endInterview } from '#server/features/interviews/commands.ts';
import { endRecheck, hintBackChecks, selectForBackCheck } from '#server/features/back-checks/commands.ts';
import { announce, closeSession, helpIsDone, setState } from '#server/features/sessions/commands.ts';
import { wrapUpIsOver } from '#server/features/sessions/queries.ts';
import { room } from '#server/platform/rooms.ts';
import { endMute } from './call-controls.ts';
import { endSupervisorCall } from './supervisor-calls.ts';

export interface AttemptEnd {
  readonly attemptId: string;
  readonly disposition: DispositionCode;
  readonly note: string | null;
  readonly appointmentAt: Date | null;
  readonly then: 'ready' | 'pause';
}

/** Closes an open attempt with a disposition that has been found right; a closed one stays as it is. */
export async function closeAttempt(ctx: Context, end: AttemptEnd): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    // Locks the attempt before all else, as lock-attempt.ts says.
    const { count } = await tx.db.contactAttempt.updateMany({
      where: { id: end.attemptId, endedAt: null },
      data: { endedAt: now, disposition: end.disposition, note: end.note },
    });
    if (count === 0) return;
    const attempt = await tx.db.contactAttempt.findUniqueOrThrow({
      where: { id: end.attemptId },
      include: { assignment: true, calls: true, supervisorCalls: { where: { endedAt: null } } },
    });
    // Locked before it is read: the headset may be coming up or going down at this moment.
    await tx.db
      .$queryRaw`select 1 from operator_sessions where id = ${attempt.assignment.sessionId}::uuid for update`;
    const session = await tx.db.operatorSession.findUniqueOrThrow({
      where: { id: attempt.assignment.sessionId },
      include: { survey: true },
    });
    await tx.db.assignment.update({ where: { id: attempt.assignmentId }, data: { endedAt: now } });
    if (end.appointmentAt)
      await tx.db.appointment.create({
        data: { attemptId: attempt.id, startsAt: end.appointmentAt, note: end.note, bookedAt: now },
      });
    await tx.db.call.updateMany({
      where: { attemptId: attempt.id, state: 'queued' },
      data: { state: 'canceled', endedAt: now },
    });
    for (const call of attempt.calls)
      if (!call.endedAt && call.carrierCallSid)
        await tx.jobs.enqueue('hang-up', { carrierCallSid: call.carrierCallSid });

    // Somebody who answered in another mode meanwhile is done with, whatever came of this call.
    const isOver = attempt.purpose === 'interview' && (await lockCase(tx, attempt.caseId)).status === 'final';
    const ended = isOver ? null : await endInterview(tx, attempt.caseId, attempt.purpose, end.disposition);
    if (attempt.purpose === 'backCheck') {
      await tx.db.case.update({ where: { id: attempt.caseId }, data: { held: false } });
      await endRecheck(tx, { ...end, caseId: attempt.caseId });
      hintBackChecks(tx, session.surveyId);
    } else if (isOver) await tx.db.case.update({ where: { id: attempt.caseId }, data: { held: false } });
    else {
      await moveCaseOn(tx, attempt.caseId, end.disposition, end.appointmentAt);
      if (ended?.status === 'complete') {
        await selectForBackCheck(tx, ended.id);
        tx.live.publish(room.survey(session.surveyId), 'index:changed', { surveyId: session.surveyId });
      }
    }

    await endMute(tx, session.id);
    // A hand raised over this conversation; one from before it stays up.
    await helpIsDone(tx, session.id, { raisedSince: attempt.startedAt, by: tx.actor?.id ?? null });
    for (const { id, state } of attempt.supervisorCalls) {
      if (state !== 'handed-over') await endSupervisorCall(tx, id, 'call-ended');
      else
        await tx.db.supervisorCall.update({
          where: { id },
          data: { state: 'ended', outcome: 'taken-over', endedAt: now },
        });
    }
    // A supervisor came for this conversation alone.
    if (attempt.supervisorCalls.some(({ state }) => state === 'handed-over')) {
      announce(tx, session, 'attempt-closed');
      return closeSession(tx, session.id);
    }
    const ranOver = wrapUpIsOver(session, session.survey, now);
    const goOn = end.then === 'ready' && session.purpose === 'interview' && session.stationUp && !ranOver;
    const reason = goOn ? null : ranOver ? 'wrap-up-over' : 'asked';
    if (!session.endedAt) await setState(tx, session.id, goOn ? 'ready' : 'paused', reason);
    announce(tx, session, 'attempt-closed');
    if (goOn) await tx.jobs.enqueue('assign-cases', { surveyId: session.surveyId });
  });
}
