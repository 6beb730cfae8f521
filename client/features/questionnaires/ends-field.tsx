// Rules that end the interview once the question is answered: when, how it counts, what is said before hanging up.
import { Button, NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { outcomes, type AskedQuestion, type EndRule } from '#domain/questionnaire/definition.ts';

import { ConditionField } from './condition-field.tsx';
import classes from './fields.module.css';
import { TextFields } from './text-fields.tsx';

interface EndsFieldProps {
  question: AskedQuestion;
  onChange: (ends: readonly EndRule[] | undefined) => void;
}

export function EndsField({ question, onChange }: EndsFieldProps) {
  const text = useText().questionnaires.fields;
  const { name, ends = [] } = question;
  const put = (at: number, rule: EndRule) => onChange(ends.with(at, rule));
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.ends}</legend>
      {ends.length === 0 && <p className={classes.note}>{text.endsNote}</p>}
      {ends.map((rule, at) => (
        <div key={at} className={classes.rule}>
          <ConditionField
            label={text.endsWhen}
            value={rule.when === false ? undefined : rule.when}
            onChange={(when = false) => put(at, { ...rule, when })}
            where={`${name}.ends`}
            place={`${name}.ends.${at}`}
            upTo={name}
          />
          <NativeSelect
            label={text.outcome}
            value={rule.outcome}
            data={outcomes.map((outcome) => ({ value: outcome, label: text.outcomes[outcome] }))}
            onChange={(event) => {
              const outcome = outcomes.find((one) => one === event.currentTarget.value);
              if (outcome !== undefined) put(at, { ...rule, outcome });
            }}
          />
          <TextFields
            label={text.endsSay}
            value={rule.say}
            onChange={(say) => put(at, { ...rule, say })}
            where={`${name}.ends`}
          />
          <Button
            size="compact-sm"
            variant="default"
            justify="flex-start"
            onClick={() => onChange(ends.length === 1 ? undefined : ends.toSpliced(at, 1))}
          >
            {text.removeEnd}
          </Button>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => onChange([...ends, { when: false, outcome: 'ineligible', say: { vi: '' } }])}
      >
        {text.addEnd}
      </Button>
    </fieldset>
  );
}
