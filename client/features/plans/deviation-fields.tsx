// Standard deviations for Neyman's allocation: one for strata of which nothing is known, and one for each that is.
import { stratumName } from '#domain/samples/plan-words.ts';
import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { PlannedStratum } from '#contract/plans.ts';

import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import type { AllocationPartProps } from './total-fields.tsx';

export function DeviationFields({
  allocation,
  where,
  onChange,
  strata,
}: AllocationPartProps & { strata: readonly PlannedStratum[] | null }) {
  const { plans } = useText();
  const text = plans.form;
  const { at } = usePlanFaults();
  const { deviations } = allocation;
  const seen = (strata ?? []).map((stratum) => ({
    key: stratum.stratumKey,
    name: stratumName(stratum, plans, false),
  }));
  // Those typed in for a frame that does not stand beside now are kept and shown by their key.
  const others = Object.keys(deviations)
    .filter((key) => deviations[key] !== null && !seen.some((each) => each.key === key))
    .map((key) => ({ key, name: key.replaceAll('\t', ' · ') }));
  return (
    <>
      <NumberField
        label={text.deviation}
        description={text.deviationNote}
        value={allocation.deviation}
        onChange={(deviation) => onChange({ deviation })}
        error={at(`${where}.deviation`)}
      />
      <fieldset className={classes.plain}>
        <legend className={classes.legend}>{text.deviations}</legend>
        {strata === null && <p className={classes.note}>{text.deviationsWait}</p>}
        <div className={classes.scroll}>
          <table className={classes.grid}>
            <tbody>
              {[...seen, ...others].map(({ key, name }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>
                    <NumberField
                      label={undefined}
                      hiddenLabel={text.deviationOf(name)}
                      value={deviations[key] ?? null}
                      onChange={(deviation) => onChange({ deviations: { ...deviations, [key]: deviation } })}
                      error={at(`${where}.deviations.${key}`)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </fieldset>
    </>
  );
}
