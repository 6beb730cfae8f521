// The words for the next caller of an attempt: kept in this browser for their author until the disposition carries them to
// the server, so that neither a reload nor a browser that died takes them along. Those of an attempt that ended without
// them, or of somebody who signs out, are sent by themselves: nothing typed is lost, nothing stays on a shared machine.
import { leaveNote } from '#contract/attempts.ts';

import { call, Refusal } from './client.ts';
import { placePrefix } from './kept-places.ts';

const prefixOf = (ownerId: string) => placePrefix('attempt-note', ownerId);

export function attemptNoteOf(ownerId: string, attemptId: string): string | null {
  return localStorage.getItem(prefixOf(ownerId) + attemptId);
}

/** Nothing typed keeps nothing. */
export function keepAttemptNote(ownerId: string, attemptId: string, text: string): void {
  if (text.trim() === '') localStorage.removeItem(prefixOf(ownerId) + attemptId);
  else localStorage.setItem(prefixOf(ownerId) + attemptId, text);
}

/** Ids of the attempts that this person has words for here. */
export function attemptsWithNotes(ownerId: string): string[] {
  const prefix = prefixOf(ownerId);
  return Object.keys(localStorage).flatMap((place) =>
    place.startsWith(prefix) ? [place.slice(prefix.length)] : [],
  );
}

const sending = new Set<string>();

/**
 * Sends the words of attempts that are over. What does not arrive stays kept and is tried again later.
 * @param attemptInHand is not over; null where none is, or its person leaves this machine
 */
export async function sendAttemptNotes(ownerId: string, attemptInHand: string | null): Promise<void> {
  for (const attemptId of attemptsWithNotes(ownerId)) {
    const note = attemptNoteOf(ownerId, attemptId)?.trim();
    if (note === undefined || attemptId === attemptInHand || sending.has(attemptId)) continue;
    sending.add(attemptId);
    try {
      await call(leaveNote, { params: { attemptId }, body: { note } });
      keepAttemptNote(ownerId, attemptId, '');
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
    } finally {
      sending.delete(attemptId);
    }
  }
}
