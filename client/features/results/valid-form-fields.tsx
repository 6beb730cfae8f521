// Which complete forms are valid: the rules that an office may have, all off unless it says so.
import { Checkbox } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { IndexRule } from '#contract/index-rule.ts';

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
      {check('rejectContradictory')}
      {check('rejectWithoutConsent')}
    </>
  );
}
