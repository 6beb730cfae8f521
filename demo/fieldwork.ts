// A room of demo operators who call until nobody is left to be called, and verifiers who re-call what was chosen. Calls
// are placed by the worker through the carrier's interface and answered by the simulated network.
import { setTimeout as delay } from 'node:timers/promises';

import { getConsole, type AttemptView } from '#contract/attempts.ts';
import { callBackCheck, getBackChecks } from '#contract/back-checks.ts';
import { citizenOf } from '#prisma/seed/history-citizen.ts';
import type { Context } from '#server/context.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { converse } from './conversation.ts';
import { type Person, Refused } from './person.ts';

export interface Room {
  readonly ctx: Context;
  readonly voiceOrigin: string;
  /** Told the number of completed interviews, or of re-calls done, now and then. */
  readonly tell: (what: 'interviews' | 'recalls', done: number) => void;
}

/** Somebody idle looks again after this long: the end of the work is announced by no event. */
const lookAgainMs = 3000;
/** News that an attempt is over, as one ends that nobody answered. */
const closed = 'attempt-closed';
/** A citizen who asked to be called later is waited for as long. */
const soonMs = 10_000;
/** Looks, of lookAgainMs at most, at whether the line is free. */
const mostTries = 10;

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
  const where = { surveyId, purpose: 'interview', status: 'complete' } as const;
  tell('interviews', await ctx.prisma.interview.count({ where }));
}

/** Re-calls what waits for phúc tra until each is settled, or may not be called again soon. */
export async function recall(room: Room, verifier: Person, surveyId: string): Promise<void> {
  for (;;) {
    const { items } = await verifier.call(getBackChecks, { params: { surveyId } });
    const [due] = items
      .flatMap(({ id, status, callableAt }) =>
        status === 'waiting' && callableAt !== null
          ? [{ id, waitsMs: Date.parse(callableAt) - Date.now() }]
          : [],
      )
      .toSorted((one, other) => one.waitsMs - other.waitsMs);
    if (!due || due.waitsMs > soonMs) break;
    await delay(Math.max(0, due.waitsMs));
    await callOnceFree(verifier, due.id);
    const attempt = await nextAttempt(
      verifier,
      async () => (await verifier.call(getConsole)).attempt === null,
      ['call-answered', 'call-ended', closed],
    );
    if (attempt !== null)
      await converse(verifier, attempt, await citizenOn(room, attempt), {
        voiceOrigin: room.voiceOrigin,
        then: 'pause',
      });
    const where = { surveyId, status: 'submitted' } as const;
    room.tell('recalls', await room.ctx.prisma.backCheck.count({ where }));
  }
}

/** The line of the call before may still be coming down: the next is refused until it is. */
async function callOnceFree(verifier: Person, backCheckId: string): Promise<void> {
  for (let tries = mostTries; ; tries -= 1) {
    const news = nextOf(verifier, ['call-ended', closed]);
    try {
      await verifier.call(callBackCheck, { params: { backCheckId } });
      news.leave();
      return;
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.code !== 'session-busy' || tries === 0) throw error;
    }
    await news.heard;
  }
}

/**
 * The next attempt whose citizen has taken the telephone; null once the work is over. Asks the server only at news that
 * matter: a console that looks at each ring of each call is most of a server's work.
 */
async function nextAttempt(
  person: Person,
  over: () => Promise<boolean>,
  reasons: readonly string[] = ['call-answered', 'call-ended'],
): Promise<AttemptView | null> {
  for (;;) {
    const news = nextOf(person, reasons);
    const { session, attempt } = await person.call(getConsole);
    if (attempt !== null && (session?.state === 'talking' || session?.state === 'wrapUp')) {
      news.leave();
      return attempt;
    }
    const reason = await news.heard;
    if ((reason === null || reason === closed) && (await over())) return null;
  }
}

/** The next of these news about the console; null when none came in a while, or nobody listens any more. */
function nextOf(
  { socket }: Person,
  reasons: readonly string[],
): { heard: Promise<string | null>; leave: () => void } {
  let leave: () => void = () => undefined;
  const heard = new Promise<string | null>((resolve) => {
    const settle = (came: string | null) => {
      clearTimeout(timer);
      socket.off('console:changed', listen);
      resolve(came);
    };
    const listen = ({ reason }: { reason: string }) => {
      if (reasons.includes(reason)) settle(reason);
    };
    const timer = setTimeout(() => settle(null), lookAgainMs);
    socket.on('console:changed', listen);
    leave = () => settle(null);
  });
  return { heard, leave };
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
