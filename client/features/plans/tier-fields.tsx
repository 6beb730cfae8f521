// The rows of a size table: from so many transactions take so many persons, or all.
import { Button, Checkbox } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';

import type { TierDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import type { AllocationPartProps } from './total-fields.tsx';

export function TierFields({ allocation, where, onChange }: AllocationPartProps) {
  const text = useText().plans.form;
  const format = useFormat();
  const { at } = usePlanFaults();
  const { tiers } = allocation;
  const change = (place: number, fields: Partial<TierDraft>) =>
    onChange({ tiers: tiers.map((tier, index) => (index === place ? { ...tier, ...fields } : tier)) });
  const fault = at(`${where}.tiers`);
  return (
    <fieldset className={classes.plain} aria-label={text.kinds['size-table']}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col">{text.tierFrom}</th>
            <th scope="col">{text.tierSize}</th>
            <th scope="col">{text.tierAll}</th>
            <th scope="col">
              <span className={classes.hiddenLegend}>{text.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier, place) => {
            const number = format.number(place + 1);
            const path = `${where}.tiers[${place}]`;
            return (
              <tr key={place}>
                <td>
                  <NumberField
                    label={undefined}
                    hiddenLabel={`${text.tierFrom}, ${text.tier(number)}`}
                    whole
                    value={tier.from}
                    onChange={(from) => change(place, { from })}
                    error={at(`${path}.from`)}
                  />
                </td>
                <td>
                  <NumberField
                    label={undefined}
                    hiddenLabel={`${text.tierSize}, ${text.tier(number)}`}
                    whole
                    disabled={tier.all}
                    value={tier.all ? null : tier.size}
                    onChange={(size) => change(place, { size })}
                    error={tier.all ? null : at(`${path}.size`)}
                  />
                </td>
                <td>
                  <Checkbox
                    aria-label={text.tierAllOf(number)}
                    checked={tier.all}
                    onChange={(event) => change(place, { all: event.currentTarget.checked })}
                  />
                </td>
                <td>
                  <Button
                    variant="default"
                    size="xs"
                    disabled={tiers.length === 1}
                    aria-label={text.removeTier(number)}
                    onClick={() => onChange({ tiers: tiers.toSpliced(place, 1) })}
                  >
                    {text.remove}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {fault !== null && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
      <div>
        <Button
          variant="default"
          size="xs"
          onClick={() => onChange({ tiers: [...tiers, { from: null, size: null, all: false }] })}
        >
          {text.addTier}
        </Button>
      </div>
    </fieldset>
  );
}
