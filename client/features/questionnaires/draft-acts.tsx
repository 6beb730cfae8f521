// What is done to the order: a new question or block behind the open one, up, down, a copy, away. What goes comes back
// with Ctrl+Z.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import type { Place } from '#domain/questionnaire/versions/check-draft.ts';

import {
  freeName,
  insertBlock,
  insertQuestion,
  moveBlock,
  moveQuestion,
  removeBlock,
  removeQuestion,
} from './edits.ts';
import classes from './draft-editor.module.css';
import { useEditing } from './editing.ts';
import { newQuestion } from './new-question.ts';

export function DraftActs({ place }: { place: Place }) {
  const text = useText().questionnaires.acts;
  const { form, open, openToWrite } = useEditing();
  const { definition } = form;
  const name = place.part === 'question' || place.part === 'block' ? place.name : '';
  const isQuestion = place.part === 'question';
  const block = definition.blocks.find(
    (one) => one.name === name || (isQuestion && one.questions.some((each) => each.name === name)),
  );

  const addQuestion = () => {
    const like = isQuestion
      ? name
      : (block?.questions.at(-1)?.name ?? definition.blocks.at(-1)?.questions.at(-1)?.name ?? 'Q0');
    const added = newQuestion(freeName(definition, like), definition.source);
    form.change(insertQuestion(definition, name, added), '');
    openToWrite({ part: 'question', name: added.name });
  };
  const addBlock = () => {
    const added = freeName(definition, 'khoi');
    form.change(
      insertBlock(definition, block?.name ?? '', { name: added, title: { vi: '' }, questions: [] }),
      '',
    );
    openToWrite({ part: 'block', name: added });
  };
  const copy = () => {
    const question = isQuestion ? questionByName(definition, name) : undefined;
    if (question === undefined) return;
    const copied = { ...question, name: freeName(definition, name) };
    form.change(insertQuestion(definition, name, copied), '');
    openToWrite({ part: 'question', name: copied.name });
  };
  const move = (step: -1 | 1) => {
    if (name === '') return;
    form.change(isQuestion ? moveQuestion(definition, name, step) : moveBlock(definition, name, step), '');
  };
  const remove = () => {
    if (name === '') return;
    if (isQuestion) {
      const names = questionsOf(definition).map((one) => one.name);
      const at = names.indexOf(name);
      const next = names[at + 1] ?? names[at - 1];
      form.change(removeQuestion(definition, name), '');
      open(next === undefined ? { part: 'settings' } : { part: 'question', name: next });
    } else {
      form.change(removeBlock(definition, name), '');
      open({ part: 'settings' });
    }
  };
  useKeys(
    [
      { key: 'Alt+N', label: text.addQuestion, run: addQuestion },
      { key: 'Alt+B', label: text.addBlock, run: addBlock },
      { key: 'Alt+C', label: text.copy, run: copy },
      { key: 'Alt+ArrowUp', label: text.up, run: () => move(-1) },
      { key: 'Alt+ArrowDown', label: text.down, run: () => move(1) },
      { key: 'Alt+Delete', label: text.remove, run: remove },
    ],
    { group: text.group },
  );
  const acts = [
    [text.addQuestion, 'Alt+N', addQuestion],
    [text.addBlock, 'Alt+B', addBlock],
    [text.remove, 'Alt+Delete', remove],
  ] as const;
  return (
    <div className={classes.acts}>
      {acts.map(([label, key, run]) => (
        <Button
          key={key}
          size="compact-sm"
          variant="default"
          onClick={run}
          disabled={key === 'Alt+Delete' && name === ''}
          aria-keyshortcuts={key}
        >
          {label}&nbsp;
          <KeyHint name={key} />
        </Button>
      ))}
    </div>
  );
}
