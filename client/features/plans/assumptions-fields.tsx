// The assumptions of the planner, to be changed.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';

import { assumptionKeys, type useAssumptions } from './assumptions.ts';
import classes from './planner.module.css';

const inPercent: ReadonlySet<string> = new Set(['responseRate', 'share']);

interface AssumptionsProps {
  assumptions: ReturnType<typeof useAssumptions>;
  /** The correlation within areas counts for plans that draw areas alone. */
  drawsAreas: boolean;
}

export function AssumptionsFields({ assumptions, drawsAreas }: AssumptionsProps) {
  const { typed, faulty, change, reset, isUsual } = assumptions;
  const text = useText().plans.planner;
  return (
    <fieldset className={classes.assumptions}>
      <legend className={classes.subtitle}>{text.assumptions}</legend>
      <p className={classes.note}>{text.assumptionsNote}</p>
      <div className={classes.assumed}>
        {assumptionKeys
          .filter((key) => drawsAreas || key !== 'areaCorrelation')
          .map((key) => (
            <NumberField
              key={key}
              label={text[key]}
              percent={inPercent.has(key)}
              value={typed[key]}
              onChange={(value) => change(key, value)}
              error={faulty(key) ? text.assumptionFault : null}
            />
          ))}
        {!isUsual && (
          <Button variant="default" size="xs" onClick={reset}>
            {text.reset}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
