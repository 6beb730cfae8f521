// What a former page of this browser left unsent of interviews that are no longer in hand (it died after the last key,
// or its attempt ended before its interview was opened again): sent when its owner has the console.
import { leftoversAbout, leftoversOf, onTheWay, type OnTheWay } from './on-the-way.ts';

let senders = new Map<string, OnTheWay>();
let owner: string | null = null;

/**
 * Sends what is left of this person, except for interviews that this page has in hand: they take up their own.
 * Said again it looks again. What the server refuses stays kept.
 * @param tell hears, once for each interview, what became of its answers
 */
export async function sendLeftBehind(
  ownerId: string,
  isInHand: (interviewId: string) => boolean,
  tell: (answers: { stored: number; refused: number }) => void,
): Promise<void> {
  if (owner !== ownerId) {
    // Those of the person before stay kept for them.
    for (const sender of senders.values()) sender.close();
    senders = new Map();
    owner = ownerId;
  }
  const own = senders;
  const found = await leftoversOf(ownerId);
  const interviewIds = new Set([...found.answers, ...found.paradata].map(({ interviewId }) => interviewId));
  await Promise.all(
    [...interviewIds].map(async (interviewId) => {
      if (own !== senders || own.has(interviewId) || isInHand(interviewId)) return;
      const leftovers = leftoversAbout(found, interviewId);
      const sender = onTheWay(ownerId, leftovers, { forgetsRefused: false });
      own.set(interviewId, sender);
      await sender.outbox.settled();
      const refused = sender.outbox.getState().refused.length;
      if (own === senders && leftovers.answers.length > 0)
        tell({ stored: leftovers.answers.length - refused, refused });
      await sender.settled();
      sender.close();
      // Those refused are not tried again by this page.
      if (refused === 0) own.delete(interviewId);
    }),
  );
}
