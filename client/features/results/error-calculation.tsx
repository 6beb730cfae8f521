// How an interval and a design effect come from the standard error, with the numbers that go into them.
import { useFormat, useText } from '#client/text/text.ts';
import type { Estimated } from '#contract/results.ts';
import { intervalTerms, type PointBounds } from '#domain/results/estimation/interval.ts';

import classes from './breakdown.module.css';
import { useIntervalText } from './interval-text.ts';

/** Decimals of what goes into a figure, so that the figure rounds as it is shown. */
const exact = 5;

interface ErrorCalculationProps {
  /** In percent. */
  score: number | null;
  error: Estimated['error'];
  bounds: PointBounds;
  /** A share of one answer: its simple variance follows from the share itself. */
  isShare: boolean;
}

export function ErrorCalculation(props: ErrorCalculationProps) {
  return (
    <>
      <IntervalSteps {...props} />
      <DesignEffectSteps {...props} />
    </>
  );
}

function IntervalSteps({ score, error, bounds }: ErrorCalculationProps) {
  const text = useText().calculation;
  const format = useFormat();
  const interval = useIntervalText();
  const { se, low, high, degreesOfFreedom, kishSize } = error;
  if (score === null || low === null) return <p className={classes.words}>{text.noInterval}</p>;
  if (low === high) return <p className={classes.words}>{text.certain}</p>;
  const terms = intervalTerms(score, (se ?? 0) ** 2, degreesOfFreedom, bounds, kishSize);
  const number = (value: number) => format.number(value, exact);
  return (
    <>
      <p className={classes.words}>
        {text.intervalFormula(format.number(bounds.least), format.number(bounds.most - bounds.least))}
      </p>
      <p className={classes.words}>
        {text.intervalSteps(
          number(terms.share),
          format.number(terms.n, 3),
          format.number(terms.t, 4),
          format.number(degreesOfFreedom),
          number(terms.centre),
          number(terms.half),
          interval(error),
        )}
        {se === null && ` ${text.uniform}`}
      </p>
    </>
  );
}

function DesignEffectSteps({ error, isShare }: ErrorCalculationProps) {
  const text = useText().calculation;
  const format = useFormat();
  const { se, simpleSe, designEffect, interviews } = error;
  return (
    <>
      <p className={classes.words}>
        {text.deffFormula} {isShare ? text.deffOfShare : text.deffOfMeans}
      </p>
      <p className={classes.words}>
        {se === null || simpleSe === null || !designEffect
          ? text.noDeff
          : text.deffSteps(
              format.number(se, exact),
              format.number(simpleSe, exact),
              format.number(designEffect, 4),
              format.number(interviews),
              format.number(interviews / designEffect, 2),
            )}
      </p>
    </>
  );
}
