// A condition, as a form or as text. The text is judged as it is typed; what means nothing yet is kept, and the last
// condition that meant something stands.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { conditionText, readCondition } from '#domain/questionnaire/xlsform/written-condition.ts';

import { ConditionForm } from './condition-form.tsx';
import { rowsOf } from './condition-rows.ts';
import { useEditing, useFaultAt } from './editing.ts';
import classes from './fields.module.css';
import { useKnownQuestions } from './known-questions.ts';

interface ConditionFieldProps {
  label: string;
  note?: string;
  value: Expression | undefined;
  /** Undefined: there is no condition. */
  onChange: (condition: Expression | undefined) => void;
  /** Where the check speaks of it; several conditions may share it. */
  where: string;
  /** Tells it from all others of the questionnaire. */
  place: string;
  /** Name of the question whose own answer may be read, with all before it; null: all. */
  upTo: string | null;
}

export function ConditionField({ label, note, value, onChange, where, place, upTo }: ConditionFieldProps) {
  const text = useText().questionnaires.condition;
  const { form } = useEditing();
  const known = useKnownQuestions(upTo);
  const fault = useFaultAt()(where);
  const rows = rowsOf(value, known.kindOf);
  const isUnread = form.unread[place] !== undefined;
  const [wantsText, setWantsText] = useState(false);
  const asText = wantsText || rows === null || isUnread;
  return (
    <fieldset className={classes.group}>
      <div className={classes.groupHead}>
        <legend className={classes.legend}>{label}</legend>
        <button
          type="button"
          className={classes.link}
          disabled={rows === null || isUnread}
          title={rows === null ? text.nested : undefined}
          onClick={() => setWantsText(!asText)}
        >
          {asText ? text.toForm : text.toText}
        </button>
      </div>
      {note !== undefined && value === undefined && !isUnread && <p className={classes.note}>{note}</p>}
      {asText ? (
        <ConditionAsText label={label} value={value} onChange={onChange} place={place} />
      ) : (
        <ConditionForm key={place} label={label} rows={rows} known={known} onChange={onChange} />
      )}
      {rows === null && !isUnread && <p className={classes.note}>{text.nested}</p>}
      {fault !== null && !isUnread && <p className={classes.fault}>{fault}</p>}
    </fieldset>
  );
}

type AsTextProps = Pick<ConditionFieldProps, 'label' | 'value' | 'onChange' | 'place'>;

function ConditionAsText({ label, value, onChange, place }: AsTextProps) {
  const text = useText().questionnaires.condition;
  const language = useLanguage();
  const { form } = useEditing();
  const written = value === undefined ? '' : conditionText(value, form.definition);
  const unread = form.unread[place];
  // What was typed and means what stands, in the author's own spelling.
  const [typed, setTyped] = useState<string | null>(null);
  const reading = unread === undefined ? null : readCondition(unread, form.definition);
  const type = (next: string) => {
    if (next.trim() === '') {
      form.setUnread(place, null);
      setTyped('');
      onChange(undefined);
      return;
    }
    const read = readCondition(next, form.definition);
    setTyped(next);
    form.setUnread(place, 'fault' in read ? next : null);
    if ('condition' in read) onChange(read.condition);
  };
  return (
    <>
      <Textarea
        className={classes.notation ?? ''}
        aria-label={text.asText(label)}
        value={unread ?? (typed !== null && means(typed) ? typed : written)}
        error={reading !== null && 'fault' in reading ? reading.fault[language] : null}
        onChange={(event) => type(event.currentTarget.value)}
        autosize
        minRows={1}
        maxRows={8}
        spellCheck={false}
        placeholder={text.example}
      />
      {unread !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            form.setUnread(place, null);
            setTyped(null);
          }}
        >
          {text.backToLast}
        </Button>
      )}
      <details>
        <summary className={classes.note}>{text.notationTitle}</summary>
        <p className={classes.note}>{text.notation}</p>
      </details>
    </>
  );

  function means(own: string): boolean {
    if (own === '') return value === undefined;
    const read = readCondition(own, form.definition);
    return 'condition' in read && JSON.stringify(read.condition) === JSON.stringify(value);
  }
}
