// What was typed for the next caller of a case whose attempt ended without it: the line was cut, the browser died.
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { lockAttempt } from './lock-attempt.ts';

/**
 * Leaves a note at an attempt that is over, below one that it has; the same words again change nothing.
 * @throws 'not-found' when the attempt is not the actor's, 'state-changed' while it goes on: its disposition carries the note
 */
export async function leaveNote(ctx: Context, attemptId: string, note: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id } = actorOf(tx);
    const own = await tx.db.contactAttempt.findFirst({
      // Who handed it over wrote there before.
      where: { id: attemptId, OR: [{ operatorId: id }, { supervisorCalls: { some: { askedById: id } } }] },
      select: { id: true },
    });
    if (!own) throw problem('not-found', { what: 'attempt' });
    await lockAttempt(tx, attemptId);
    const attempt = await tx.db.contactAttempt.findUniqueOrThrow({ where: { id: attemptId } });
    if (!attempt.endedAt) throw problem('state-changed', { state: 'open' });
    if (attempt.note?.includes(note)) return;
    const all = attempt.note === null ? note : `${attempt.note}\n${note}`;
    await tx.db.contactAttempt.update({ where: { id: attemptId }, data: { note: all } });
  });
}
