// A total to be shared out: a number, or a size rule applied to the whole frame; and the fields of a size rule.
import { Select } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';

import type { AllocationDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';

export interface AllocationPartProps {
  allocation: AllocationDraft;
  /** Path of the allocation in the plan. */
  where: string;
  onChange: (fields: Partial<AllocationDraft>) => void;
}

const totals = ['number', 'yamane', 'cochran'] as const;

export function TotalFields({ allocation, where, onChange }: AllocationPartProps) {
  const text = useText().plans.form;
  const { at } = usePlanFaults();
  return (
    <>
      <div className={classes.pair}>
        <Select
          label={text.totalBy}
          data={totals.map((each) => ({ value: each, label: text.totals[each] }))}
          value={allocation.totalBy}
          onChange={(totalBy) => onChange({ totalBy: totalBy ?? allocation.totalBy })}
          allowDeselect={false}
        />
        {allocation.totalBy === 'number' && (
          <NumberField
            label={text.total}
            whole
            value={allocation.total}
            onChange={(total) => onChange({ total })}
            error={at(`${where}.total`)}
          />
        )}
      </div>
      {allocation.totalBy !== 'number' && (
        <RuleFields
          allocation={allocation}
          where={`${where}.total`}
          onChange={onChange}
          rule={allocation.totalBy}
        />
      )}
    </>
  );
}

export function RuleFields({
  allocation,
  where,
  onChange,
  rule,
}: AllocationPartProps & { rule: 'yamane' | 'cochran' }) {
  const text = useText().plans.form;
  const { at } = usePlanFaults();
  return (
    <div className={classes.triple}>
      <NumberField
        label={text.e}
        percent
        value={allocation.e}
        onChange={(e) => onChange({ e })}
        error={at(`${where}.e`)}
      />
      {rule === 'cochran' && (
        <>
          <NumberField
            label={text.z}
            value={allocation.z}
            onChange={(z) => onChange({ z })}
            error={at(`${where}.z`)}
          />
          <NumberField
            label={text.p}
            percent
            value={allocation.p}
            onChange={(p) => onChange({ p })}
            error={at(`${where}.p`)}
          />
        </>
      )}
    </div>
  );
}
