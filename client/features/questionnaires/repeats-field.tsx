// In a form of phúc tra: which question of the original interview is repeated, and what a difference would mean.
import { NativeSelect, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { Question, Repeat } from '#domain/questionnaire/definition.ts';

import classes from './fields.module.css';

interface RepeatsFieldProps {
  question: Question;
  onChange: (repeats: Repeat | undefined) => void;
}

const types = [1, 2, 3] as const;

export function RepeatsField({ question, onChange }: RepeatsFieldProps) {
  const text = useText().questionnaires.fields;
  const { repeats } = question;
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.grow ?? ''}
        label={text.repeats}
        description={text.repeatsNote}
        value={repeats?.question ?? ''}
        onChange={(event) => {
          const original = event.currentTarget.value.trim();
          onChange(original === '' ? undefined : { type: 1, tolerance: 0, ...repeats, question: original });
        }}
        autoComplete="off"
      />
      {repeats !== undefined && (
        <>
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
