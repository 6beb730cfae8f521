// What the console's first version left unsent: one list of answers for each interview, under `outbox:PERSON:INTERVIEW`.
// No browser interface in here: the shelf is given (browser-shelf.ts).
import { z } from 'zod';

import { clientToServer } from '#contract/live-events.ts';

import type { Kept } from './kept-answers.ts';
import type { OutboxEntry } from './outbox.ts';

/** Where such lists may stand. Rejects where it cannot do its work. */
export interface ListShelf {
  /** Everything that stands there, unchecked. */
  entries: () => Promise<readonly (readonly [place: unknown, list: unknown])[]>;
  del: (place: string) => Promise<void>;
}

const listPlace = /^outbox:(?<owner>[^:]+):[^:]+$/;
const answers = z.array(clientToServer['answer:record'].payload);

/**
 * Puts each answer of such lists in its place of today, and then forgets the list. What was acknowledged before is sent
 * once more by that, which stores nothing. A list that cannot be read, or put elsewhere, stays where it is.
 */
export async function takeUpLists(
  shelf: ListShelf,
  keptBy: (ownerId: string) => Kept<OutboxEntry>,
): Promise<void> {
  const found = await shelf.entries().catch(() => []);
  await Promise.all(
    found.map(async ([place, list]) => {
      const owner = typeof place === 'string' ? listPlace.exec(place)?.groups?.['owner'] : undefined;
      const read = answers.safeParse(list);
      if (typeof place !== 'string' || owner === undefined || !read.success) return;
      const kept = keptBy(decodeURIComponent(owner));
      const areKept = await Promise.all(read.data.map((answer) => kept.keep(answer)));
      if (areKept.every(Boolean)) await shelf.del(place).catch(() => undefined);
    }),
  );
}
