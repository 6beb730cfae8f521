// The part of the questionnaire that is open in the middle of the desk.
import { useText } from '#client/text/text.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import type { Place } from '#domain/questionnaire/versions/check-draft.ts';

import { BlockEditor } from './block-editor.tsx';
import { useEditing } from './editing.ts';
import { IndexEditor } from './index-editor.tsx';
import { ListEditor } from './list-editor.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { SettingsEditor } from './settings-editor.tsx';

export function OpenPart({ place }: { place: Place }) {
  const text = useText().questionnaires;
  const { definition } = useEditing().form;
  return (
    <section aria-label={text.parts[place.part]('name' in place ? place.name : '')}>
      {editorOf(place, definition)}
    </section>
  );
}

function editorOf(place: Place, definition: QuestionnaireDefinition) {
  switch (place.part) {
    case 'question': {
      const question = questionByName(definition, place.name);
      return question === undefined ? null : <QuestionEditor key={place.name} question={question} />;
    }
    case 'block': {
      const block = definition.blocks.find(({ name }) => name === place.name);
      return block === undefined ? null : <BlockEditor key={place.name} block={block} />;
    }
    case 'list': {
      const list = definition.optionLists?.find(({ name }) => name === place.name);
      return list === undefined ? null : <ListEditor key={place.name} list={list} />;
    }
    case 'index':
      return <IndexEditor />;
    case 'settings':
      return <SettingsEditor />;
  }
}
