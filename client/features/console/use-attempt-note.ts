// The note of the attempt in hand: kept in this browser until the disposition carries it to the server, so that neither a
// reload nor a browser that died takes it along.
import { useState } from 'react';

export interface AttemptNote {
  text: string;
  change: (text: string) => void;
}

export const noteOf = (attemptId: string) => `note:${attemptId}`;

const finished = new Set<string>();

/** The disposition is stored, and the note with it. */
export function noteArrived(attemptId: string): void {
  localStorage.removeItem(noteOf(attemptId));
  finished.add(attemptId);
}

/** Whether this page has ended the attempt itself. */
export function wasFinishedHere(attemptId: string): boolean {
  return finished.has(attemptId);
}

export function useAttemptNote(attemptId: string): AttemptNote {
  const [text, setText] = useState(() => localStorage.getItem(noteOf(attemptId)) ?? '');
  return {
    text,
    change: (next) => {
      setText(next);
      localStorage.setItem(noteOf(attemptId), next);
    },
  };
}
