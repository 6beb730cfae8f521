// Answers that are typed: number, date, text. Enter goes on; while the field is empty, Backspace goes back and the
// signs above 7 8 9 give the special answers (answer-keys.ts).
import { Textarea, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { keyName } from '#client/ui/key-names.ts';
import { leftEmpty, type AnswerValue } from '#domain/questionnaire/answers.ts';

import { specialKeysOf } from './answer-keys.ts';
import type { AnswerProps } from './answer-props.ts';
import classes from './typed-answer.module.css';
import { dayAsTyped, typedDay, typedNumber } from '#domain/questionnaire/typed-values.ts';

const asTyped = (kind: string, answer: AnswerValue | undefined) => {
  if (answer === undefined || 'special' in answer) return '';
  const written = String(answer.value);
  return kind === 'date' ? dayAsTyped(written) : kind === 'number' ? written.replace('.', ',') : written;
};

export function TypedAnswer({ desk, question, give }: AnswerProps) {
  const text = useText().console.question;
  const [typed, setTyped] = useState(() => asTyped(question.kind, desk.walk.answers.get(question.name)));
  const specials = specialKeysOf(desk.rendering.definition, question);

  const done = () => {
    const written = typed.trim().normalize('NFC');
    if (written === '') return give(leftEmpty);
    if (question.kind === 'number') return give({ value: typedNumber(written) ?? Number.NaN });
    if (question.kind === 'date')
      return give({ value: typedDay(written, new Date().toISOString()) ?? written });
    return give({ value: written });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const name = keyName(event.nativeEvent);
    const special = specials.find(({ keys }) => name !== null && keys.includes(name));
    if (name === 'Enter') done();
    else if (typed === '' && special) give({ special: special.special });
    else if (typed === '' && name === 'Backspace') desk.back();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const hint = question.kind === 'number' ? text.number : question.kind === 'date' ? text.date : text.text;
  const field = {
    value: typed,
    onKeyDown,
    size: 'lg',
    classNames: { label: classes.label ?? '' },
    autoFocus: true,
    autoComplete: 'off',
    label: (
      <>
        <KeyHint name="Enter" /> {hint}
        {question.optional === true && ` (${text.optional})`}
      </>
    ),
  } as const;
  if (question.kind === 'text')
    return (
      <Textarea
        {...field}
        className={classes.text}
        minRows={2}
        maxRows={5}
        autosize
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...field}
      className={classes.short}
      inputMode={question.kind === 'number' ? 'decimal' : 'numeric'}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}
