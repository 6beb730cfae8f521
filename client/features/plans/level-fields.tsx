// Fixed numbers that differ by the level of the agency.
import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import { agencyLevels } from '#domain/samples/plan.ts';

import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import type { AllocationPartProps } from './total-fields.tsx';

export function LevelFields({
  allocation,
  where,
  onChange,
  hasLevel,
}: AllocationPartProps & { hasLevel: boolean }) {
  const { form: text, levels } = useText().plans;
  const { at } = usePlanFaults();
  const { byLevel } = allocation;
  const fault = at(`${where}.perStratumByLevel`);
  // Where the strata are not by level the fields would do nothing, unless something is still typed in them.
  const isOf = hasLevel || Object.values(byLevel).some((size) => size !== null);
  return (
    <fieldset className={classes.plain}>
      <legend className={classes.legend}>{text.byLevel}</legend>
      <p className={classes.note}>{text.byLevelNote}</p>
      {isOf && (
        <div className={classes.triple}>
          {agencyLevels.map((level) => (
            <NumberField
              key={level}
              label={levels[level]}
              whole
              value={byLevel[level] ?? null}
              onChange={(size) => onChange({ byLevel: { ...byLevel, [level]: size } })}
              error={at(`${where}.perStratumByLevel.${level}`)}
            />
          ))}
        </div>
      )}
      {fault !== null && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
