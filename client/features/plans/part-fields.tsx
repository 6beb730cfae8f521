// One part of the plan: who, which areas first, which strata, how many; its place among the parts.
import { Button, MultiSelect, TextInput } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import type { PlanPreview } from '#contract/plans.ts';
import { stratumKeys } from '#domain/samples/plan.ts';

import { AllocationFields } from './allocation-fields.tsx';
import { EligibilityFields } from './eligibility-fields.tsx';
import type { PartDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import { StageFields } from './stage-fields.tsx';
import type { PlanForm } from './use-plan-form.ts';

interface PartProps {
  form: PlanForm;
  index: number;
  part: PartDraft;
  preview: PlanPreview | null;
}

export function PartFields({ form, index, part, preview }: PartProps) {
  const { form: text, strataKeys } = useText().plans;
  const format = useFormat();
  const { at, firstUnder } = usePlanFaults();
  const where = `parts[${index}]`;
  const name = part.name === '' ? text.part(format.number(index + 1)) : part.name;
  const change = (fields: Partial<PartDraft>) => form.changePart(index, fields);
  return (
    <section className={classes.part} aria-label={name}>
      <div className={classes.partHead}>
        <TextInput
          className={classes.grow ?? ''}
          label={text.partName}
          value={part.name}
          error={at(`${where}.name`)}
          onChange={(event) => change({ name: event.currentTarget.value })}
          autoComplete="off"
        />
        <PartPlace form={form} index={index} name={name} />
      </div>
      <EligibilityFields part={part} where={`${where}.eligibility`} onChange={change} preview={preview} />
      <StageFields part={part} where={`${where}.stages`} onChange={change} form={form} index={index} />
      <MultiSelect
        label={text.strata}
        description={text.strataNote}
        placeholder={part.strata.length === stratumKeys.length ? '' : text.addStratumKey}
        data={stratumKeys.map((key) => ({ value: key, label: strataKeys[key] }))}
        value={part.strata}
        onChange={(strata) => change({ strata })}
        error={firstUnder(`${where}.strata`)}
        searchable
        openOnFocus={false}
        classNames={{ inputField: classes.pillField ?? '' }}
      />
      <AllocationFields
        part={part}
        where={`${where}.allocation`}
        onChange={(fields) => change({ allocation: { ...part.allocation, ...fields } })}
        strata={preview?.strata.filter((stratum) => stratum.part === part.name.trim()) ?? null}
      />
    </section>
  );
}

/** Up, down, away. */
function PartPlace({ form, index, name }: { form: PlanForm; index: number; name: string }) {
  const text = useText().plans.form;
  const { parts } = form.draft;
  const moveTo = (to: number) => {
    const moved = parts.filter((_, at) => at !== index);
    const part = parts[index];
    if (part !== undefined) form.change({ parts: moved.toSpliced(to, 0, part) });
  };
  if (parts.length === 1) return null;
  return (
    <div className={classes.place}>
      <Button
        variant="default"
        size="xs"
        disabled={index === 0}
        aria-label={text.partUp(name)}
        onClick={() => moveTo(index - 1)}
      >
        {text.up}
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={index === parts.length - 1}
        aria-label={text.partDown(name)}
        onClick={() => moveTo(index + 1)}
      >
        {text.down}
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={text.removePart(name)}
        onClick={() => form.remove(`«${name}»`, { parts: parts.filter((_, at) => at !== index) })}
      >
        {text.remove}
      </Button>
    </div>
  );
}
