// Which part of the conversation the middle of the console shows: question, result, or something opened beside it.
import { useState } from 'react';

import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';

export type Aside = 'refusal' | 'jump' | 'note';

export interface Course {
  /** The result is being recorded. */
  finishing: boolean;
  /** Nobody asked for what is shown: the call or the form ended. */
  byItself: boolean;
  /** The result that was chosen on the way there; null leaves the choice to the panel. */
  disposition: DispositionCode | null;
  aside: Aside | null;
  open: (aside: Aside) => void;
  close: () => void;
  finish: (disposition?: DispositionCode) => void;
  back: () => void;
}

/** `byItself`: the call has ended, or the form has come to its end. */
export function useCourse(byItself: boolean): Course {
  // What the operator asked for with F12 and Esc; null follows the call and the interview.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [disposition, setDisposition] = useState<DispositionCode | null>(null);
  const [aside, setAside] = useState<Aside | null>(null);
  return {
    finishing: wanted ?? byItself,
    byItself: wanted === null,
    disposition,
    aside,
    open: setAside,
    close: () => setAside(null),
    finish: (chosen) => {
      setAside(null);
      setDisposition(chosen ?? null);
      setWanted(true);
    },
    back: () => {
      setDisposition(null);
      setWanted(false);
    },
  };
}
