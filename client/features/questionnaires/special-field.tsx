// không áp dụng, không biết, từ chối; and whether the question may be passed over.
import { Checkbox } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { specialCodes, specials } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';

import classes from './fields.module.css';

interface SpecialFieldProps {
  question: AskedQuestion;
  onChange: (fields: {
    special?: AskedQuestion['special'] | undefined;
    optional?: boolean | undefined;
  }) => void;
}

export function SpecialField({ question, onChange }: SpecialFieldProps) {
  const text = useText().questionnaires.fields;
  const words = useText().console.question.special;
  const offered = question.special ?? [];
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{text.special}</legend>
      <div className={classes.choices}>
        {specials.map((special) => (
          <Checkbox
            key={special}
            size="xs"
            label={`${words[special]} (${specialCodes[special]})`}
            checked={offered.includes(special)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked;
              const next = specials.filter((one) => (one === special ? isOn : offered.includes(one)));
              onChange({ special: next.length === 0 ? undefined : next });
            }}
          />
        ))}
        <Checkbox
          size="xs"
          label={text.optional}
          checked={question.optional ?? false}
          onChange={(event) => onChange({ optional: event.currentTarget.checked || undefined })}
        />
      </div>
    </fieldset>
  );
}
