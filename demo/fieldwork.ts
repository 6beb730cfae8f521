// A room of demo operators who call until nobody is left to be called, and verifiers who re-call what was chosen. Calls
// are placed by the worker through the carrier's interface and answered by the simulated network.
import { once } from 'node:events';

import { getConsole, type AttemptView } from '#contract/attempts.ts';
import { callBackCheck, getBackChecks } from '#contract/back-checks.ts';
import { citizenOf } from '#prisma/seed/history-citizen.ts';
import type { Context } from '#server/context.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { converse } from './conversation.ts';
import type { Person } from './person.ts';

export interface Room {
  readonly ctx: Context;
  readonly voiceOrigin: string;
  /** Told the number of completed interviews, or of re-calls done, now and then. */
  readonly tell: (what: 'interviews' | 'recalls', done: number) => void;
}

/** Somebody idle looks again after this long: the end of the work is announced by no event. */
const lookAgainMs = 1000;

/** Calls the cases of a survey until each is final. */
export async function interview(room: Room, operators: readonly Person[], surveyId: string): Promise<void> {
  const told = setInterval(() => void completes(room, surveyId), 5000);
  await Promise.all(
    operators.map(async (operator) => {
      await operator.emit('session:start', { surveyId, purpose: 'interview' });
      await operator.console(({ session }) => session?.stationUp === true);
      await operator.emit('session:ready', {});
      for (;;) {
        const attempt = await nextAttempt(operator, () => isOver(room, surveyId));
        if (attempt === null) break;
        await converse(operator, attempt, await citizenOn(room, attempt), {
          voiceOrigin: room.voiceOrigin,
          then: 'ready',
        });
      }
      await operator.emit('session:pause', { reason: 'break' });
      await operator.emit('session:end', {});
    }),
  );
  clearInterval(told);
  await completes(room, surveyId);
}

async function completes({ ctx, tell }: Room, surveyId: string): Promise<void> {
  tell('interviews', await ctx.prisma.interview.count({ where: { status: 'complete', surveyId } }));
}

/** Re-calls what waits for phúc tra, `atMost` of it. */
export async function recall(room: Room, verifier: Person, surveyId: string, atMost: number): Promise<void> {
  for (let done = 0; done < atMost; done += 1) {
    const { items } = await verifier.call(getBackChecks, { params: { surveyId } });
    const due = items.find(
      ({ status, callableAt }) =>
        status === 'waiting' && callableAt !== null && Date.parse(callableAt) <= Date.now(),
    );
    if (!due) break;
    await verifier.call(callBackCheck, { params: { backCheckId: due.id } });
    const attempt = await nextAttempt(verifier, async () => {
      const { attempt: inHand } = await verifier.call(getConsole);
      return inHand === null;
    });
    if (attempt !== null)
      await converse(verifier, attempt, await citizenOn(room, attempt), {
        voiceOrigin: room.voiceOrigin,
        then: 'pause',
      });
    room.tell('recalls', done + 1);
  }
}

/** The next attempt whose citizen has taken the telephone; null once the work is over. */
async function nextAttempt(person: Person, over: () => Promise<boolean>): Promise<AttemptView | null> {
  const emitter = person.socket as unknown as NodeJS.EventEmitter;
  for (;;) {
    const wait = AbortSignal.timeout(lookAgainMs);
    const changed = once(emitter, 'console:changed', { signal: wait }).catch(() => 'nothing' as const);
    const { session, attempt } = await person.call(getConsole);
    if (attempt !== null && (session?.state === 'talking' || session?.state === 'wrapUp')) return attempt;
    if ((await changed) === 'nothing' && (await over())) return null;
  }
}

/** Nobody of the survey is being called, and nobody will be. */
async function isOver({ ctx }: Room, surveyId: string): Promise<boolean> {
  const open = await ctx.prisma.case.count({
    where: { surveyId, status: 'open' },
  });
  return open === 0;
}

/** Who is on the line: the simulated citizens are the same for everybody who knows the number and the count of calls. */
async function citizenOn({ ctx }: Room, { id, case: { id: caseId } }: AttemptView): Promise<Citizen> {
  const call = await ctx.prisma.call.findFirstOrThrow({
    where: { attemptId: id },
    orderBy: { queuedAt: 'desc' },
    select: { phoneE164: true },
  });
  const [attempt, earlierInterviews] = await Promise.all([
    ctx.prisma.call.count({ where: { phoneE164: call.phoneE164, placedAt: { not: null } } }),
    ctx.prisma.interview.count({ where: { caseId, purpose: 'interview', status: 'complete' } }),
  ]);
  return citizenOf(call.phoneE164, attempt, earlierInterviews);
}
