// Which part of the questionnaire is open, in the address, so that a place can be sent to a colleague: `?o=q:F3`.
import { useSearchParams } from 'react-router';

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import type { Place } from '#domain/questionnaire/versions/check-draft.ts';

const letters = { question: 'q', block: 'b', list: 'l', index: 'i', settings: 's' } as const;

export function placeText(place: Place): string {
  return 'name' in place ? `${letters[place.part]}:${place.name}` : letters[place.part];
}

function placeIn(written: string | null, definition: QuestionnaireDefinition): Place {
  const [letter = '', ...rest] = (written ?? '').split(':');
  const name = rest.join(':');
  const has = (things: readonly { readonly name: string }[]) => things.some((one) => one.name === name);
  if (letter === 'i') return { part: 'index' };
  if (letter === 's') return { part: 'settings' };
  if (letter === 'b' && has(definition.blocks)) return { part: 'block', name };
  if (letter === 'l' && has(definition.optionLists ?? [])) return { part: 'list', name };
  if (letter === 'q' && questionByName(definition, name) !== undefined) return { part: 'question', name };
  const first = definition.blocks[0];
  const question = first?.questions[0];
  if (question !== undefined) return { part: 'question', name: question.name };
  return first === undefined ? { part: 'settings' } : { part: 'block', name: first.name };
}

/** The open part, the first question unless the address says another; and how to open one. */
export function usePlace(definition: QuestionnaireDefinition): [Place, (place: Place) => void] {
  const [search, setSearch] = useSearchParams();
  const open = (place: Place) =>
    setSearch(
      (former) => {
        former.set('o', placeText(place));
        return former;
      },
      { replace: true },
    );
  return [placeIn(search.get('o'), definition), open];
}
