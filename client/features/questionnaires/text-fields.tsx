// One text in every language of the questionnaire, side by side. Emptied in all, an optional text is gone.
import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

import { useText } from '#client/text/text.ts';
import type { Text } from '#domain/questionnaire/definition.ts';

import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';

interface TextFieldsProps {
  label: string;
  note?: ReactNode;
  value: Text | undefined;
  onChange: (text: Text) => void;
  /** Where the check speaks of it. */
  where: string;
  /** Large: what is read aloud. */
  large?: boolean;
}

export function TextFields({ label, note, value, onChange, where, large = false }: TextFieldsProps) {
  const { form } = useEditing();
  const text = useText().questionnaires;
  const fault = useFaultAt()(where);
  const { languages } = form.definition;
  return (
    <fieldset className={classes.texts} data-large={large || undefined}>
      <legend>{label}</legend>
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <div className={classes.languages}>
        {languages.map((language) => (
          <Textarea
            key={language}
            label={<span className={classes.language}>{text.language(language)}</span>}
            aria-label={`${label}, ${text.language(language)}`}
            value={value?.[language] ?? ''}
            error={fault !== null && (value?.[language] ?? '').trim() === ''}
            onChange={(event) => onChange({ vi: '', ...value, [language]: event.currentTarget.value })}
            autosize
            minRows={large ? 2 : 1}
            maxRows={10}
            lang={language}
            spellCheck={false}
          />
        ))}
      </div>
      {fault !== null && <p className={classes.fault}>{fault}</p>}
    </fieldset>
  );
}

/** The text, or nothing when it is empty in every language. */
export function unlessEmpty(text: Text): Text | undefined {
  return Object.values(text).every((each) => each.trim() === '') ? undefined : text;
}
