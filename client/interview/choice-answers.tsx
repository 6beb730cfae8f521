// Answers by option: one key answers and goes on (single, scale); several are marked and Enter goes on (multiple).
import { useState } from 'react';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { Option } from '#domain/questionnaire/definition.ts';

import { offeredKeys } from './answer-keys.ts';
import classes from './choice-answers.module.css';
import type { AnswerProps } from './answer-props.ts';
import { optionsLayout, optionsRows } from './question-layout.ts';

export function ChoiceAnswers({ desk, question, give }: AnswerProps) {
  const text = useText().console.question;
  const { language } = desk.rendering;
  const keyed = offeredKeys(desk.rendering, question);
  const answer = desk.walk.answers.get(question.name);
  const given = answer !== undefined && 'value' in answer ? answer.value : null;
  const labelOf = ({ label }: Option) => label[language] ?? label.vi;
  useKeys(
    keyed.map(({ key, option }) => ({
      key,
      label: labelOf(option),
      run: () => give({ value: option.code }),
      helpOnly: true,
    })),
    { group: text.options },
  );
  return (
    <ul
      className={classes.options}
      data-layout={optionsLayout(
        keyed.map(({ option }) => option),
        language,
      )}
      style={optionsRows(keyed)}
      aria-label={text.options}
      lang={language}
    >
      {keyed.map(({ key, option }) => (
        <li key={option.code}>
          <button
            type="button"
            className={classes.option}
            aria-pressed={given === option.code}
            aria-keyshortcuts={key}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => give({ value: option.code })}
          >
            <KeyHint name={key} />
            <span>{labelOf(option)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function MultipleAnswers({ desk, question, give }: AnswerProps) {
  const text = useText().console.question;
  const { language } = desk.rendering;
  const answer = desk.walk.answers.get(question.name);
  const before = answer !== undefined && 'value' in answer && Array.isArray(answer.value) ? answer.value : [];
  const [chosen, setChosen] = useState<readonly number[]>(before);
  const keyed = offeredKeys(desk.rendering, question);
  const labelOf = ({ label }: Option) => label[language] ?? label.vi;
  const toggle = (code: number) =>
    setChosen(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code]);
  const done = () =>
    give({ value: keyed.map(({ option }) => option.code).filter((code) => chosen.includes(code)) });
  useKeys(
    [
      ...keyed.map(({ key, option }) => ({
        key,
        label: labelOf(option),
        run: () => toggle(option.code),
        helpOnly: true,
      })),
      { key: 'Enter', label: text.multiple, run: done },
    ],
    { group: text.options },
  );
  return (
    <>
      <ul
        className={classes.options}
        data-layout={keyed.length > 5 ? 'columns' : 'column'}
        style={optionsRows(keyed)}
        aria-label={text.options}
        lang={language}
      >
        {keyed.map(({ key, option }) => (
          <li key={option.code}>
            <button
              type="button"
              className={classes.option}
              aria-pressed={chosen.includes(option.code)}
              aria-keyshortcuts={key}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => toggle(option.code)}
            >
              <KeyHint name={key} />
              <span className={classes.tick} aria-hidden="true">
                {chosen.includes(option.code) ? '✓' : ''}
              </span>
              <span>{labelOf(option)}</span>
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={classes.done}
        onMouseDown={(event) => event.preventDefault()}
        onClick={done}
      >
        <KeyHint name="Enter" /> {text.multiple}
      </button>
    </>
  );
}
