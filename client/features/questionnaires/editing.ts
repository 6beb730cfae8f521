// What the parts of the editor share: the form, the language rules are in, and what of it is faulty.
import { createContext, use } from 'react';

import { useLanguage } from '#client/text/language.ts';
import type { DraftProblem, Place } from '#domain/questionnaire/versions/check-draft.ts';

import type { DraftForm } from './use-draft-form.ts';
import type { Original } from './use-original.ts';

export interface Editing {
  form: DraftForm;
  problems: readonly DraftProblem[];
  open: (place: Place) => void;
  /** The same, and the first field of it has the focus: for what has just been added. */
  openToWrite: (place: Place) => void;
  original: Original;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('This part belongs into an editor');
  return editing;
}

/** The sentence about the place, `DV1.1.say`, in the reader's language; null when nothing is wrong there. */
export function useFaultAt(): (where: string) => string | null {
  const { problems } = useEditing();
  const language = useLanguage();
  return (where) => problems.find((problem) => problem.where === where)?.message[language] ?? null;
}
