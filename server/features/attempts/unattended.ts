// Wrap-ups that ran over with nobody at the console: the rule says how the attempt ended, the operator is paused.
import { endOf } from '#domain/attempts/interview-standing.ts';
import { dispositionOfUnattended, unattendedAfterSeconds } from '#domain/sessions/wrap-up.ts';
import type { Context } from '#server/context.ts';
import { problem } from '#contract/problems.ts';
import { actorOf } from '#server/context.ts';
import { hasAnswersBeyondIntroduction, interviewPath } from '#server/features/interviews/queries.ts';
import { wrapUpEndsAt } from '#server/features/sessions/queries.ts';
import { closeAttempt } from './close-attempt.ts';
import { mendEach } from '#server/platform/mend-each.ts';

/**
 * Ends the actor's attempt by rule because nobody has touched the console since the wrap-up's limit; the console says
 * so, the server checks the clock. The note comes along, so that nothing typed is lost.
 * @throws 'not-found', 'state-changed' as long as there is time
 */
export async function endUnattended(ctx: Context, attemptId: string, note: string | null): Promise<void> {
  const attempt = await ctx.db.contactAttempt.findFirst({
    where: { id: attemptId, operatorId: actorOf(ctx).id, endedAt: null },
    include: { assignment: { include: { session: { include: { survey: true } } } } },
  });
  if (!attempt) throw problem('not-found', { what: 'attempt' });
  const { session } = attempt.assignment;
  const endsAt = wrapUpEndsAt(session, session.survey);
  const due = endsAt === null ? Infinity : endsAt.getTime() + (unattendedAfterSeconds - 1) * 1000;
  if (ctx.now().getTime() < due) throw problem('state-changed', { state: session.state });
  await closeByRule(ctx, attempt, note);
}

/** Consoles that went away during the wrap-up cannot say so themselves. */
const consoleAwayMs = 60_000;

/** The same for consoles that are gone. Part of the sweep. */
export async function closeUnattended(ctx: Context): Promise<number> {
  const now = ctx.now().getTime();
  const sessions = await ctx.db.operatorSession.findMany({
    where: { endedAt: null, state: 'wrapUp', seenAt: { lt: new Date(now - consoleAwayMs) } },
    include: {
      survey: true,
      assignments: { where: { endedAt: null }, include: { attempts: { where: { endedAt: null } } } },
    },
  });
  const over = sessions.flatMap((session) => {
    const endsAt = wrapUpEndsAt(session, session.survey);
    const due = endsAt !== null && now >= endsAt.getTime() + unattendedAfterSeconds * 1000;
    return due ? session.assignments.flatMap(({ attempts }) => attempts) : [];
  });
  return mendEach(ctx, over, async (attempt) => {
    await closeByRule(ctx, attempt, null);
    return true;
  });
}

async function closeByRule(
  ctx: Context,
  attempt: { id: string; caseId: string; purpose: 'interview' | 'backCheck'; startedAt: Date },
  note: string | null,
): Promise<void> {
  const { caseId, purpose, startedAt } = attempt;
  const evaluated = await interviewPath(ctx, caseId, purpose);
  const started = await hasAnswersBeyondIntroduction(ctx, caseId, purpose, startedAt);
  const disposition = dispositionOfUnattended(evaluated && endOf(evaluated), started);
  await closeAttempt(ctx, { attemptId: attempt.id, disposition, note, appointmentAt: null, then: 'pause' });
}
