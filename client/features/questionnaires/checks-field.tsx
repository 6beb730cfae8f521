// Checks of the answer beside earlier ones: what must not be, or is unusual, and what the operator is told.
import { Button, NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { AskedQuestion, CrossCheck } from '#domain/questionnaire/definition.ts';

import { ConditionField } from './condition-field.tsx';
import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { TextFields } from './text-fields.tsx';
import { withoutRule } from './unread-problems.ts';

interface ChecksFieldProps {
  question: AskedQuestion;
  onChange: (checks: readonly CrossCheck[] | undefined) => void;
}

export function ChecksField({ question, onChange }: ChecksFieldProps) {
  const text = useText().questionnaires.rules;
  const { form } = useEditing();
  const { name, checks = [] } = question;
  const put = (at: number, check: CrossCheck) => onChange(checks.with(at, check));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.checks}</legend>
      {checks.length === 0 && <p className={classes.note}>{text.checksNote}</p>}
      {checks.map((check, at) => (
        <div key={at} className={classes.rule}>
          <ConditionField
            label={text.checkWhen}
            value={check.when === false ? undefined : check.when}
            onChange={(when = false) => put(at, { ...check, when })}
            where={`${name}.checks`}
            place={`${name}.checks.${at}`}
            upTo={name}
          />
          <NativeSelect
            label={text.checkThen}
            value={check.hard ? 'hard' : 'soft'}
            data={[
              { value: 'hard', label: text.checkHard },
              { value: 'soft', label: text.checkSoft },
            ]}
            onChange={(event) => put(at, { ...check, hard: event.currentTarget.value === 'hard' })}
          />
          <TextFields
            label={text.checkMessage}
            value={check.message}
            onChange={(message) => put(at, { ...check, message })}
            isShared
            where={`${name}.checks`}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onChange(checks.length === 1 ? undefined : checks.toSpliced(at, 1));
              form.moveUnread(withoutRule(`${name}.checks`, at));
            }}
          >
            {text.removeCheck}
          </Button>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChange([...checks, { when: false, hard: false, message: { vi: '' } }])}
      >
        {text.addCheck}
      </Button>
    </fieldset>
  );
}
