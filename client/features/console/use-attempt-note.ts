// The note of the attempt in hand: kept in this tab until the disposition carries it to the server.
import { useState } from 'react';

export interface AttemptNote {
  text: string;
  change: (text: string) => void;
}

export const noteOf = (attemptId: string) => `note:${attemptId}`;

export function useAttemptNote(attemptId: string): AttemptNote {
  const [text, setText] = useState(() => sessionStorage.getItem(noteOf(attemptId)) ?? '');
  return {
    text,
    change: (next) => {
      sessionStorage.setItem(noteOf(attemptId), next);
      setText(next);
    },
  };
}
