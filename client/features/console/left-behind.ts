// Answers of interviews that are no longer in hand (the page died after the last key): sent once, when their owner
// opens the console.
import { outboxOf } from './interview-form.ts';
import { keptHere } from './browser-shelf.ts';
import type { Outbox } from './outbox.ts';

let lookedFor: string | null = null;
const sending = new Set<Outbox>();

/** Sends what any former page of this browser left unacknowledged of this person, except for the interview in hand. */
export async function sendLeftBehind(ownerId: string, interviewInHand: string | null): Promise<void> {
  if (lookedFor === ownerId) return;
  lookedFor = ownerId;
  // Those of the person before stay kept for them.
  for (const outbox of sending) outbox.close();
  sending.clear();
  const kept = keptHere(ownerId);
  for (const interviewId of await kept.interviewIds()) {
    if (interviewId === interviewInHand) continue;
    const leftovers = await kept.of(interviewId);
    if (lookedFor !== ownerId) return;
    const outbox = outboxOf(ownerId, interviewId, leftovers);
    sending.add(outbox);
    await outbox.settled();
    outbox.close();
    sending.delete(outbox);
  }
}
