// A computed question: the value of the first rule that holds, else the last one.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { ComputedQuestion } from '#domain/questionnaire/definition.ts';

import { ConditionField } from './condition-field.tsx';
import { useEditing } from './editing.ts';
import classes from './fields.module.css';
import { questionBefore } from './known-questions.ts';

interface ComputeFieldProps {
  question: ComputedQuestion;
  onChange: (fields: Partial<Pick<ComputedQuestion, 'compute' | 'otherwise'>>) => void;
}

export function ComputeField({ question, onChange }: ComputeFieldProps) {
  const text = useText().questionnaires.fields;
  const { form } = useEditing();
  const { name, compute, otherwise } = question;
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.compute}</legend>
      {compute.map((rule, at) => (
        <div key={at} className={classes.rule}>
          <ConditionField
            label={text.computeWhen}
            value={rule.when === false ? undefined : rule.when}
            onChange={(when = false) => onChange({ compute: compute.with(at, { ...rule, when }) })}
            where={`${name}.compute`}
            place={`${name}.compute.${at}`}
            upTo={questionBefore(form.definition, name)}
          />
          <NumberField
            label={text.computeValue}
            value={rule.value}
            onChange={(value) => onChange({ compute: compute.with(at, { ...rule, value: value ?? 0 }) })}
            className={classes.narrow}
          />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ compute: compute.toSpliced(at, 1) })}
          >
            {text.removeRule}
          </Button>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChange({ compute: [...compute, { when: false, value: 1 }] })}
      >
        {text.addRule}
      </Button>
      <NumberField
        label={text.computeOtherwise}
        value={otherwise}
        onChange={(value) => onChange({ otherwise: value ?? 0 })}
        className={classes.narrow}
      />
    </fieldset>
  );
}
