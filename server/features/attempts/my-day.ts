// What a person did today: shifts with how the time was spent, contact attempts with how they ended.
import type { MyDay, ShiftSummary } from '#contract/shift.ts';
import { talkSeconds } from '#domain/attempts/talk-time.ts';
import { startOfNextDay } from '#domain/cases/call-hours.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import type { OperatorSession, SessionStateEntry } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';

/** Midnight in the surveys' zone. */
export function startOfToday(now: Date): Date {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000);
  return startOfNextDay(yesterday, 'Asia/Ho_Chi_Minh');
}

/** The actor's own day; attempts that they handed over among them. */
export async function myDay(ctx: Context): Promise<MyDay> {
  const { id } = actorOf(ctx);
  const since = startOfToday(ctx.now());
  const [sessions, attempts] = await Promise.all([
    ctx.db.operatorSession.findMany({
      where: { operatorId: id, OR: [{ endedAt: null }, { endedAt: { gte: since } }] },
      orderBy: { startedAt: 'desc' },
      include: { states: { orderBy: { id: 'asc' } } },
    }),
    ctx.db.contactAttempt.findMany({
      where: {
        startedAt: { gte: since },
        OR: [
          { operatorId: id },
          { supervisorCalls: { some: { askedById: id, handedOverAt: { not: null } } } },
        ],
      },
      orderBy: { startedAt: 'desc' },
      take: 400,
      include: {
        calls: true,
        appointments: { orderBy: { bookedAt: 'desc' }, take: 1 },
        operator: { select: { name: true } },
        surveyCase: { include: { person: true, sampleUnit: { include: { transaction: true } } } },
      },
    }),
  ]);
  return {
    shifts: await Promise.all(sessions.map((session) => summaryOf(ctx, session))),
    attempts: attempts.map(({ calls, appointments, surveyCase, operator, ...attempt }) => ({
      id: attempt.id,
      at: attempt.startedAt.toISOString(),
      respondentName: surveyCase.person.name,
      tthcName: surveyCase.sampleUnit.transaction.tthcName ?? '',
      agencyName: surveyCase.sampleUnit.transaction.agencyName ?? '',
      phoneMasked: maskPhone(calls.at(-1)?.phoneE164 ?? ''),
      talkSeconds: calls.reduce((sum, call) => sum + talkSeconds(call), 0),
      disposition: attempt.disposition,
      appointmentAt: appointments[0]?.startsAt.toISOString() ?? null,
      note: attempt.note,
      handedTo: attempt.operatorId === id ? null : operator.name,
    })),
  };
}

/** The shift of the actor that ended last, today; null when none did. */
export async function lastShiftOf(ctx: Context, operatorId: string): Promise<ShiftSummary | null> {
  const session = await ctx.db.operatorSession.findFirst({
    where: { operatorId, endedAt: { gte: startOfToday(ctx.now()) } },
    orderBy: { endedAt: 'desc' },
    include: { states: { orderBy: { id: 'asc' } } },
  });
  return session && summaryOf(ctx, session);
}

async function summaryOf(
  ctx: Context,
  session: OperatorSession & { states: SessionStateEntry[] },
): Promise<ShiftSummary> {
  const attempts = await ctx.db.contactAttempt.findMany({
    where: { assignment: { sessionId: session.id }, endedAt: { not: null } },
    select: {
      disposition: true,
      calls: { select: { answeredAt: true, endedAt: true, durationSeconds: true } },
    },
  });
  const until = session.endedAt ?? ctx.now();
  const spans = session.states.map((entry, index) => ({
    ...entry,
    seconds: secondsBetween(entry.since, session.states[index + 1]?.since ?? until),
  }));
  const pauses = new Map<string, number>();
  for (const { state, reason, seconds } of spans)
    if (state === 'paused') pauses.set(reason ?? 'start', (pauses.get(reason ?? 'start') ?? 0) + seconds);
  return {
    startedAt: session.startedAt.toISOString(),
    endedAt: session.endedAt?.toISOString() ?? null,
    calls: attempts.length,
    completes: attempts.filter(({ disposition }) => disposition === 'complete').length,
    talkSeconds: attempts.flatMap(({ calls }) => calls).reduce((sum, call) => sum + talkSeconds(call), 0),
    wrapUpSeconds: spans
      .filter(({ state }) => state === 'wrapUp')
      .reduce((sum, { seconds }) => sum + seconds, 0),
    pauses: [...pauses].map(([reason, seconds]) => ({ reason, seconds })),
  };
}

function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, (to.getTime() - from.getTime()) / 1000);
}
