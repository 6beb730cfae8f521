// The note of the attempt in hand, as it is typed (client/api/kept-attempt-notes.ts).
import { useState } from 'react';

import { attemptNoteOf, keepAttemptNote } from '#client/api/kept-attempt-notes.ts';

export interface AttemptNote {
  text: string;
  change: (text: string) => void;
}

const finished = new Set<string>();

/** The disposition is stored, and the note with it. */
export function noteArrived(ownerId: string, attemptId: string): void {
  keepAttemptNote(ownerId, attemptId, '');
  finished.add(attemptId);
}

/** Whether this page has ended the attempt itself. */
export function wasFinishedHere(attemptId: string): boolean {
  return finished.has(attemptId);
}

export function useAttemptNote(ownerId: string, attemptId: string): AttemptNote {
  const [text, setText] = useState(() => attemptNoteOf(ownerId, attemptId) ?? '');
  return {
    text,
    change: (next) => {
      setText(next);
      keepAttemptNote(ownerId, attemptId, next);
    },
  };
}
