// How many each stratum of a part gives: the kind, and the fields of that kind. What another kind had stays typed in.
import { Select } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { PlannedStratum } from '#contract/plans.ts';

import { DeviationFields } from './deviation-fields.tsx';
import { LevelFields } from './level-fields.tsx';
import { allocationKinds, type AllocationDraft, type PartDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import { TierFields } from './tier-fields.tsx';
import { RuleFields, TotalFields } from './total-fields.tsx';

interface AllocationProps {
  part: PartDraft;
  where: string;
  onChange: (fields: Partial<AllocationDraft>) => void;
  /** The strata of this part as the planner sees them; null while it sees none. */
  strata: readonly PlannedStratum[] | null;
}

export function AllocationFields({ part, where, onChange, strata }: AllocationProps) {
  const text = useText().plans.form;
  const { at } = usePlanFaults();
  const { allocation } = part;
  return (
    <div className={classes.group}>
      <Select
        label={text.allocation}
        description={text.kindNotes[allocation.kind]}
        data={allocationKinds.map((kind) => ({ value: kind, label: text.kinds[kind] }))}
        value={allocation.kind}
        onChange={(kind) => onChange({ kind: kind ?? allocation.kind })}
        error={at(`${where}.kind`) ?? at(where)}
        allowDeselect={false}
      />
      <KindFields part={part} where={where} onChange={onChange} strata={strata} />
    </div>
  );
}

function KindFields({ part, where, onChange, strata }: AllocationProps) {
  const text = useText().plans.form;
  const { at } = usePlanFaults();
  const { allocation } = part;
  const fields = { allocation, where, onChange };
  switch (allocation.kind) {
    case 'fixed':
      return (
        <>
          <NumberField
            className={classes.short}
            label={text.perStratum}
            whole
            value={allocation.perStratum}
            onChange={(perStratum) => onChange({ perStratum })}
            error={at(`${where}.perStratum`)}
          />
          <LevelFields {...fields} hasLevel={part.strata.includes('level')} />
        </>
      );
    case 'size-table':
      return <TierFields {...fields} />;
    case 'proportional':
      return (
        <>
          <TotalFields {...fields} />
          <Bounds {...fields} />
        </>
      );
    case 'neyman':
      return (
        <>
          <TotalFields {...fields} />
          <Bounds {...fields} />
          <DeviationFields {...fields} strata={strata} />
        </>
      );
    case 'yamane':
    case 'cochran':
      return <RuleFields {...fields} rule={allocation.kind} />;
    case 'take-all':
      return null;
  }
}

function Bounds({
  allocation,
  where,
  onChange,
}: Pick<AllocationProps, 'where' | 'onChange'> & { allocation: AllocationDraft }) {
  const text = useText().plans.form;
  const { basis } = useText().plans.words;
  const { at } = usePlanFaults();
  return (
    <div className={classes.triple}>
      {allocation.kind === 'proportional' && (
        <Select
          label={text.basis}
          data={(['transactions', 'persons'] as const).map((each) => ({ value: each, label: basis[each] }))}
          value={allocation.basis}
          onChange={(chosen) => onChange({ basis: chosen ?? allocation.basis })}
          error={at(`${where}.basis`)}
          allowDeselect={false}
        />
      )}
      <NumberField
        label={text.floor}
        whole
        value={allocation.floor}
        onChange={(floor) => onChange({ floor })}
        error={at(`${where}.floor`)}
      />
      <NumberField
        label={text.cap}
        placeholder={text.capNote}
        whole
        value={allocation.cap}
        onChange={(cap) => onChange({ cap })}
        error={at(`${where}.cap`)}
      />
    </div>
  );
}
