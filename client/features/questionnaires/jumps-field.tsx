// Where the interview goes on instead of at the next question: a later one, passing over what lies between.
import { Button, NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { AskedQuestion, JumpRule } from '#domain/questionnaire/definition.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';

import { ConditionField } from './condition-field.tsx';
import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { withoutRule } from './unread-problems.ts';

interface JumpsFieldProps {
  question: AskedQuestion;
  onChange: (jumps: readonly JumpRule[] | undefined) => void;
}

export function JumpsField({ question, onChange }: JumpsFieldProps) {
  const text = useText().questionnaires.rules;
  const { form } = useEditing();
  const { name, jumps = [] } = question;
  const all = questionsOf(form.definition);
  const later = all.slice(all.findIndex((one) => one.name === name) + 1).filter(isAsked);
  const first = later[1] ?? later[0];
  const put = (at: number, rule: JumpRule) => onChange(jumps.with(at, rule));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.jumps}</legend>
      {jumps.length === 0 && <p className={classes.note}>{text.jumpsNote}</p>}
      {jumps.map((rule, at) => (
        <div key={at} className={classes.rule}>
          <ConditionField
            label={text.jumpWhen}
            value={rule.when === false ? undefined : rule.when}
            onChange={(when = false) => put(at, { ...rule, when })}
            where={`${name}.jumps`}
            place={`${name}.jumps.${at}`}
            upTo={name}
          />
          <NativeSelect
            label={text.jumpTo}
            value={rule.to}
            data={[
              ...(later.some((one) => one.name === rule.to) ? [] : [{ value: rule.to, label: rule.to }]),
              ...later.map((one) => ({ value: one.name, label: `${one.name} · ${one.label.vi}` })),
            ]}
            onChange={(event) => put(at, { ...rule, to: event.currentTarget.value })}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              onChange(jumps.length === 1 ? undefined : jumps.toSpliced(at, 1));
              form.moveUnread(withoutRule(`${name}.jumps`, at));
            }}
          >
            {text.removeJump}
          </Button>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        disabled={first === undefined}
        onClick={() => first && onChange([...jumps, { when: false, to: first.name }])}
      >
        {text.addJump}
      </Button>
    </fieldset>
  );
}
