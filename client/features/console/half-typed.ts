// Words and numbers typed at a question and not yet given as its answer: kept while the question is off the screen (the
// citizen hung up, a help with refusals opened, the page was reloaded), in this window alone, until they are given or go
// to the server as notes.

/** What of the browser's session storage is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface HalfTyped {
  of: (questionName: string) => string | null;
  /** Nothing typed keeps nothing. */
  keep: (questionName: string, typed: string) => void;
  all: () => { questionName: string; typed: string }[];
}

export function halfTypedOf(interviewId: string, shelf: Shelf): HalfTyped {
  const prefix = `half-typed:${interviewId}:`;
  return {
    of: (questionName) => shelf.getItem(prefix + questionName),
    keep: (questionName, typed) => {
      if (typed.trim() === '') return shelf.removeItem(prefix + questionName);
      try {
        shelf.setItem(prefix + questionName, typed);
      } catch {
        // No space left, or a browser that keeps nothing: it stands on the screen, as it did.
      }
    },
    all: () =>
      Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
        .filter((place) => place.startsWith(prefix))
        .map((place) => ({ questionName: place.slice(prefix.length), typed: shelf.getItem(place) ?? '' })),
  };
}

/** A note takes this much (contract/notes.ts). */
const longestNote = 1_000;

/** The words as notes, in order, none lost. */
export function asNotes(words: string): string[] {
  const parts: string[] = [];
  for (let rest = words.trim(); rest !== ''; rest = rest.slice(longestNote))
    parts.push(rest.slice(0, longestNote));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
