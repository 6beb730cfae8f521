// Which complete forms are valid: the rules that an office may have, all off unless it says so.
import { Checkbox, NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { IndexRule } from '#contract/index-rule.ts';
import { duplicateRules } from '#domain/results/valid-forms.ts';

import classes from './breakdown.module.css';

interface ValidFormFieldsProps {
  rule: IndexRule;
  onChange: (rule: IndexRule) => void;
}

export function ValidFormFields({ rule, onChange }: ValidFormFieldsProps) {
  const text = useText().forms.rules;
  const number = (
    key: 'minimumRated' | 'maximumSpecial' | 'straightLine' | 'minimumSeconds',
    without: number,
  ) => (
    <NumberField
      label={text[key]}
      value={rule[key]}
      whole
      onChange={(value) => onChange({ ...rule, [key]: value ?? without })}
    />
  );
  const check = (key: 'rejectContradictory' | 'rejectWithoutConsent') => (
    <Checkbox
      className={classes.whole ?? ''}
      label={text[key]}
      checked={rule[key]}
      onChange={(event) => onChange({ ...rule, [key]: event.currentTarget.checked })}
    />
  );
  return (
    <>
      {number('minimumRated', 0)}
      {number('maximumSpecial', 100)}
      {number('straightLine', 0)}
      {number('minimumSeconds', 0)}
      <NativeSelect
        label={text.duplicates}
        value={rule.duplicates}
        onChange={(event) => {
          const chosen = duplicateRules.find((one) => one === event.currentTarget.value) ?? 'all';
          onChange({ ...rule, duplicates: chosen });
        }}
        data={duplicateRules.map((one) => ({ value: one, label: text.duplicateRules[one] }))}
      />
      {check('rejectContradictory')}
      {check('rejectWithoutConsent')}
    </>
  );
}
