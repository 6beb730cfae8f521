// What the parts of the editor share: the form, the language rules are in, and what of it is faulty.
import { createContext, use } from 'react';

import { useLanguage } from '#client/text/language.ts';
import type { DraftProblem, Place } from '#domain/questionnaire/versions/check-draft.ts';

import type { DraftForm } from './use-draft-form.ts';

export interface Editing {
  form: DraftForm;
  problems: readonly DraftProblem[];
  open: (place: Place) => void;
  /** The same, and the first field of it has the focus: for what has just been added. */
  openToWrite: (place: Place) => void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (editing === null) throw new Error('This part belongs into an editor');
  return editing;
}

/** Problems of several fields may be told at one place: which are about its texts, and which about a name itself. */
const textCodes = new Set(['missing-translation', 'malformed-text', 'unknown-fill']);
const nameCodes = new Set(['duplicate-name', 'bad-name']);
type About = 'text' | 'name' | 'rule';

function aboutOf(code: string): About {
  if (textCodes.has(code)) return 'text';
  return nameCodes.has(code) ? 'name' : 'rule';
}

/**
 * The sentence about the place, `DV1.1.say`, in the reader's language; null when nothing is wrong there. Where a place
 * has several fields, each asks for what is about it.
 */
export function useFaultAt(): (where: string, about?: About) => string | null {
  const { problems } = useEditing();
  const language = useLanguage();
  return (where, about) =>
    problems.find(
      (problem) => problem.where === where && (about === undefined || aboutOf(problem.code) === about),
    )?.message[language] ?? null;
}
