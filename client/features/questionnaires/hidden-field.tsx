// A hidden question: never asked; its value is that of the first rule that holds, else a fact of the case.
import { Button, NativeSelect, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { hiddenFields } from '#domain/questionnaire/context.ts';
import type { HiddenQuestion } from '#domain/questionnaire/definition.ts';

import { ConditionField } from './condition-field.tsx';
import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { questionBefore } from './known-questions.ts';
import { patched } from './patched.ts';
import { withoutRule } from './unread-problems.ts';

interface HiddenFieldProps {
  question: HiddenQuestion;
  onChange: (question: HiddenQuestion) => void;
}

type Rule = NonNullable<HiddenQuestion['set']>[number];

export function HiddenField({ question, onChange }: HiddenFieldProps) {
  const { rules: text, condition, fields } = useText().questionnaires;
  const { form } = useEditing();
  const { name, from, set = [] } = question;
  const put = (next: readonly Rule[]) =>
    onChange(patched(question, { set: next.length === 0 ? undefined : next }));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.hidden}</legend>
      {set.map((rule, at) => (
        <div key={at} className={classes.rule}>
          <ConditionField
            label={fields.computeWhen}
            value={rule.when === false ? undefined : rule.when}
            onChange={(when = false) => put(set.with(at, { ...rule, when }))}
            where={`${name}.set`}
            place={`${name}.set.${at}`}
            upTo={questionBefore(form.definition, name)}
          />
          <TextInput
            label={fields.computeValue}
            value={String(rule.value)}
            onChange={(event) => put(set.with(at, { ...rule, value: constantIn(event.currentTarget.value) }))}
            autoComplete="off"
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              put(set.toSpliced(at, 1));
              form.moveUnread(withoutRule(`${name}.set`, at));
            }}
          >
            {fields.removeRule}
          </Button>
        </div>
      ))}
      <Button size="compact-sm" variant="default" onClick={() => put([...set, { when: false, value: 1 }])}>
        {fields.addRule}
      </Button>
      <NativeSelect
        label={text.hiddenFrom}
        value={from ?? ''}
        data={[
          { value: '', label: text.hiddenNothing },
          ...hiddenFields.map((field) => ({ value: field, label: condition.caseFacts(field) })),
        ]}
        onChange={(event) => {
          const field = hiddenFields.find((one) => one === event.currentTarget.value);
          onChange(patched(question, { from: field }));
        }}
      />
    </fieldset>
  );
}

/** A number where it is one, as conditions compare it. */
function constantIn(typed: string): number | string {
  const number = Number(typed.replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(number) && !/[.,]$/.test(typed) ? number : typed;
}
