// How many areas of each class (loại I, II, III) a stage takes.
import { Button, TextInput } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';

import type { StageDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';

interface ClassFieldsProps {
  stage: StageDraft;
  /** Path of the numbers by class in the plan. */
  where: string;
  onChange: (fields: Partial<StageDraft>) => void;
}

export function ClassFields({ stage, where, onChange }: ClassFieldsProps) {
  const text = useText().plans.form;
  const { at } = usePlanFaults();
  const change = (place: number, fields: Partial<StageDraft['classes'][number]>) =>
    onChange({
      classes: stage.classes.map((each, index) => (index === place ? { ...each, ...fields } : each)),
    });
  return (
    <div className={classes.rows}>
      {stage.classes.map(({ name, take }, place) => (
        <div key={place} className={classes.row}>
          <TextInput
            label={place === 0 ? text.className : undefined}
            aria-label={place === 0 ? undefined : text.className}
            value={name}
            onChange={(event) => change(place, { name: event.currentTarget.value })}
            autoComplete="off"
          />
          <NumberField
            label={place === 0 ? text.classTake : undefined}
            hiddenLabel={`${text.classTake}: ${name}`}
            whole
            value={take}
            onChange={(count) => change(place, { take: count })}
            error={at(`${where}.${name.trim()}`)}
          />
          <Button
            variant="default"
            size="xs"
            aria-label={text.removeClass(name)}
            onClick={() => onChange({ classes: stage.classes.toSpliced(place, 1) })}
          >
            {text.remove}
          </Button>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange({ classes: [...stage.classes, { name: '', take: null }] })}
        >
          {text.addClass}
        </Button>
      </div>
      {at(where) !== null && (
        <p role="alert" className={classes.fault}>
          {at(where)}
        </p>
      )}
    </div>
  );
}
