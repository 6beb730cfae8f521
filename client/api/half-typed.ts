// Words and numbers typed at a question and not yet given as its answer, and notes not yet saved: kept in this browser's
// database while the question is off the screen (the citizen hung up, another panel opened) and while the page or the
// browser is gone. They go when they are given or saved; those of an attempt that is over, or of somebody who signs out,
// become notes of their questions, so that nothing is lost and nothing stays behind on a shared machine.
import { z } from 'zod';

import { indexedDbShelf, type Shelf } from './browser-database.ts';
import { keepNote, sendKeptNotes } from './kept-notes.ts';
import { placePrefix } from './kept-places.ts';

const kinds = ['answer', 'note'] as const;
type Kind = (typeof kinds)[number];

const halfTypedWords = z.object({
  /** Of the note that it may become: becoming one twice makes one. */
  id: z.uuid(),
  attemptId: z.string(),
  kind: z.enum(kinds),
  questionName: z.string(),
  typed: z.string(),
});
export type HalfTypedWords = z.infer<typeof halfTypedWords>;

/** What was typed so far, by question. */
export interface Drafts {
  of: (questionName: string) => string | null;
  /** Nothing typed keeps nothing. */
  keep: (questionName: string, typed: string) => void;
}

export interface HalfTyped {
  answers: Drafts;
  notes: Drafts;
  all: () => HalfTypedWords[];
}

type WordsShelf = Shelf<HalfTypedWords>;
const here: WordsShelf = indexedDbShelf('relaxed');

const prefixOf = (ownerId: string) => placePrefix('half-typed', ownerId);
const placeOf = (
  ownerId: string,
  { attemptId, kind, questionName }: Pick<HalfTypedWords, 'attemptId' | 'kind' | 'questionName'>,
) => `${prefixOf(ownerId)}${attemptId}:${kind}:${questionName}`;

async function wordsOf(ownerId: string, shelf: WordsShelf): Promise<HalfTypedWords[]> {
  // A browser that keeps nothing has nothing.
  const entries = await shelf.entries().catch(() => []);
  return entries.flatMap(([place, entry]) =>
    typeof place === 'string' && place.startsWith(prefixOf(ownerId))
      ? (halfTypedWords.safeParse(entry).data ?? [])
      : [],
  );
}

/** What this person has half-typed in this attempt, as former pages of this browser left it. */
export async function halfTypedOf(
  ownerId: string,
  attemptId: string,
  shelf: WordsShelf = here,
): Promise<HalfTyped> {
  const found = (await wordsOf(ownerId, shelf)).filter((words) => words.attemptId === attemptId);
  const held = new Map(found.map((words) => [placeOf(ownerId, words), words]));
  const draftsOf = (kind: Kind): Drafts => ({
    of: (questionName) => held.get(placeOf(ownerId, { attemptId, kind, questionName }))?.typed ?? null,
    keep: (questionName, typed) => {
      const place = placeOf(ownerId, { attemptId, kind, questionName });
      const former = held.get(place);
      if (typed.trim() !== '') {
        const id = former?.id ?? crypto.randomUUID();
        const words = { id, attemptId, kind, questionName, typed };
        held.set(place, words);
        // No space left, or a browser that keeps nothing: it lives as long as the page.
        shelf.set(place, words).catch(() => undefined);
      } else if (former !== undefined) {
        held.delete(place);
        shelf.del(place).catch(() => undefined);
      }
    },
  });
  return { answers: draftsOf('answer'), notes: draftsOf('note'), all: () => [...held.values()] };
}

/**
 * What this person has half-typed in attempts that are over goes to the server as notes of its questions.
 * @param attemptInHand is not over; null where none is, or its person leaves this machine
 */
export async function halfTypedBecomesNotes(
  ownerId: string,
  attemptInHand: string | null,
  shelf: WordsShelf = here,
): Promise<void> {
  const over = (await wordsOf(ownerId, shelf)).filter(({ attemptId }) => attemptId !== attemptInHand);
  for (const words of over) {
    const { attemptId, questionName } = words;
    for (const [index, text] of asNotes(words.typed).entries()) {
      const id = index === 0 ? words.id : crypto.randomUUID();
      keepNote(ownerId, { attemptId, note: { id, questionName, text, writtenAt: new Date().toISOString() } });
    }
    await shelf.del(placeOf(ownerId, words)).catch(() => undefined);
  }
  if (over.length > 0) await sendKeptNotes(ownerId);
}

/** A note takes this much (contract/notes.ts). */
const longestNote = 1_000;

/** The words as notes, in order, none lost. */
export function asNotes(words: string): string[] {
  const parts: string[] = [];
  for (let rest = words.trim().normalize('NFC'); rest !== ''; rest = rest.slice(longestNote))
    parts.push(rest.slice(0, longestNote));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
