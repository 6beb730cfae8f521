// Answers that are typed: number, date, text. Enter goes on; while the field is empty, Backspace goes back. A sign of a
// special answer that stands there alone is that answer once Enter is pressed (answer-keys.ts).
import { Textarea, TextInput } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { keyName } from '#client/ui/key-names.ts';
import { keysRest } from '#client/ui/keys-at-rest.ts';
import { useKeys } from '#client/ui/keys.ts';
import { useLettersInto } from '#client/ui/letters-into.ts';
import { leftEmpty, type AnswerValue } from '#domain/questionnaire/answers.ts';

import { signAlone, specialKeysOf } from './answer-keys.ts';
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
  const given = asTyped(question.kind, desk.walk.answers.get(question.name));
  const [typed, setTyped] = useState(() => desk.halfTyped?.of(question.name) ?? given);
  const type = (now: string) => {
    setTyped(now);
    desk.halfTyped?.keep(question.name, now === given ? '' : now);
  };
  const specials = specialKeysOf(desk.rendering.definition, question);
  const sign = signAlone(specials, typed);
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const place = question.kind === 'text' ? area : input;
  useLettersInto(place, () => true);
  useKeys(
    specials.map(({ special, key }) => ({
      key,
      label: text.thenEnter(text.special[special]),
      run: () => {
        type(key);
        place.current?.focus();
      },
      helpOnly: true,
    })),
    { group: text.special_label },
  );

  const done = () => {
    const written = typed.trim().normalize('NFC');
    if (written === '') return give(leftEmpty);
    if (sign !== undefined) return give({ special: sign.special });
    if (question.kind === 'number') return give({ value: typedNumber(written) ?? Number.NaN });
    if (question.kind === 'date')
      return give({ value: typedDay(written, new Date().toISOString()) ?? written });
    return give({ value: written });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const name = keyName(event.nativeEvent);
    const goesBack = typed === '' && name === 'Backspace';
    if (name !== 'Enter' && !goesBack) return;
    event.preventDefault();
    event.stopPropagation();
    // Held down, or still meant for the question before: it answers nothing here.
    if (event.repeat || keysRest()) return;
    if (goesBack) desk.back();
    else done();
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
        <KeyHint name="Enter" /> {/* What Enter does to a sign is said before it does it. */}
        <span aria-live="polite">{sign === undefined ? hint : text.special[sign.special]}</span>
        {question.optional === true && sign === undefined && ` (${text.optional})`}
      </>
    ),
  } as const;
  if (question.kind === 'text')
    return (
      <Textarea
        {...field}
        ref={area}
        className={classes.text}
        minRows={2}
        maxRows={5}
        autosize
        onChange={(event) => type(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...field}
      ref={input}
      className={classes.short}
      inputMode={question.kind === 'number' ? 'decimal' : 'numeric'}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
