// What on the floor asks for a supervisor now: raised hands, and conversations that a supervisor was called into.
import type { FloorView } from '#contract/monitoring.ts';
import type { SupervisorCallState } from '#domain/attempts/supervisor-call.ts';
import type { Context } from '#server/context.ts';

/** The longest waiting first. */
export async function attentionOf(
  ctx: Context,
  surveyId: string,
): Promise<Pick<FloorView, 'hands' | 'supervisorCalls'>> {
  const [hands, calls] = await Promise.all([
    ctx.db.raisedHand.findMany({
      where: { loweredAt: null, session: { surveyId } },
      orderBy: { raisedAt: 'asc' },
      include: {
        session: { include: { operator: { select: { name: true } } } },
        seenBy: { select: { name: true } },
      },
    }),
    ctx.db.supervisorCall.findMany({
      where: { endedAt: null, attempt: { surveyCase: { surveyId } } },
      orderBy: { askedAt: 'asc' },
      include: {
        askedBy: { select: { name: true } },
        supervisor: { select: { name: true } },
        attempt: {
          select: {
            surveyCase: {
              select: {
                person: { select: { name: true } },
                sampleUnit: { select: { transaction: { select: { tthcName: true } } } },
              },
            },
          },
        },
      },
    }),
  ]);
  return {
    hands: hands.map(({ id, sessionId, session, raisedAt, seenBy }) => ({
      id,
      sessionId,
      operatorName: session.operator.name,
      raisedAt: raisedAt.toISOString(),
      seenBy: seenBy?.name ?? null,
    })),
    supervisorCalls: calls.map(({ id, askedBy, supervisorId, supervisor, state, attempt, ...times }) => ({
      id,
      operatorName: askedBy.name,
      supervisorId,
      supervisorName: supervisor.name,
      state: state as SupervisorCallState,
      respondentName: attempt.surveyCase.person.name,
      tthcName: attempt.surveyCase.sampleUnit.transaction.tthcName ?? '',
      since: (times.handedOverAt ?? times.joinedAt ?? times.askedAt).toISOString(),
    })),
  };
}
