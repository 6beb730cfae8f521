// In a form of phúc tra: which question of the original interview is repeated, and what a difference would mean.
import { NativeSelect, TextInput } from '@mantine/core';
import { useId } from 'react';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Question, Repeat } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';

interface RepeatsFieldProps {
  question: Question;
  onChange: (repeats: Repeat | undefined) => void;
}

const types = [1, 2, 3] as const;

export function RepeatsField({ question, onChange }: RepeatsFieldProps) {
  const text = useText().questionnaires.fields;
  const { original } = useEditing();
  const fault = useFaultAt()(`${question.name}.repeats`);
  const list = useId();
  const { repeats } = question;
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.grow ?? ''}
        label={text.repeats}
        description={text.repeatsNote}
        value={repeats?.question ?? ''}
        error={fault}
        list={list}
        onChange={(event) => {
          const original = event.currentTarget.value.trim();
          onChange(original === '' ? undefined : { type: 1, tolerance: 0, ...repeats, question: original });
        }}
        autoComplete="off"
      />
      <datalist id={list}>
        {original.definition !== null &&
          questionsOf(original.definition).map(({ name, label }) => (
            <option key={name} value={name}>
              {label.vi}
            </option>
          ))}
      </datalist>
      {repeats !== undefined && (
        <>
          <NativeSelect
            label={text.original}
            value={original.versionId}
            data={[...original.forms]}
            onChange={(event) => original.choose(event.currentTarget.value)}
          />
          <NativeSelect
            className={classes.grow ?? ''}
            label={text.repeatType}
            value={String(repeats.type)}
            data={types.map((type) => ({ value: String(type), label: text.repeatTypes[type] }))}
            onChange={(event) => {
              const type = types.find((one) => String(one) === event.currentTarget.value);
              if (type !== undefined) onChange({ ...repeats, type });
            }}
          />
          <NumberField
            label={text.tolerance}
            value={repeats.tolerance}
            onChange={(tolerance) => onChange({ ...repeats, tolerance: tolerance ?? 0 })}
            className={classes.narrow}
          />
        </>
      )}
    </div>
  );
}
