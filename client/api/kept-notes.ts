// Notes that the server has not acknowledged: kept in this browser for their author until it has, whatever dies
// meanwhile. A note has an id of its own, so sending it twice stores it once.
import { writeNote, type ClientNote } from '#contract/notes.ts';

import { call, Refusal } from './client.ts';

export interface KeptNote {
  attemptId: string;
  note: ClientNote;
}

const placeOf = (ownerId: string) => `notes:${ownerId}`;

export function keptNotes(ownerId: string): KeptNote[] {
  // Written by this page alone; the server checks each note that is sent.
  return JSON.parse(localStorage.getItem(placeOf(ownerId)) ?? '[]') as KeptNote[];
}

function write(ownerId: string, notes: readonly KeptNote[]): void {
  if (notes.length === 0) localStorage.removeItem(placeOf(ownerId));
  else localStorage.setItem(placeOf(ownerId), JSON.stringify(notes));
}

/** Kept once, however often it is said. */
export function keepNote(ownerId: string, kept: KeptNote): void {
  const others = keptNotes(ownerId).filter(({ note }) => note.id !== kept.note.id);
  write(ownerId, [...others, kept]);
}

const sending = new Set<string>();

/** Sends what is kept; gives the ids that are stored now. What is not taken stays kept and is tried again later. */
export async function sendKeptNotes(ownerId: string): Promise<string[]> {
  const stored: string[] = [];
  for (const { attemptId, note } of keptNotes(ownerId)) {
    if (sending.has(note.id)) continue;
    sending.add(note.id);
    try {
      await call(writeNote, { params: { attemptId }, body: note });
      write(
        ownerId,
        keptNotes(ownerId).filter((kept) => kept.note.id !== note.id),
      );
      stored.push(note.id);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
    } finally {
      sending.delete(note.id);
    }
  }
  return stored;
}
