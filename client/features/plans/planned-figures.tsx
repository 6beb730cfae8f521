// The sums of what a plan is expected to bring and to cost.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { PlanPreview } from '#contract/plans.ts';

import classes from './planner.module.css';

export function PlannedFigures({ preview }: { preview: PlanPreview }) {
  const text = useText().plans.planner;
  const format = useFormat();
  const { figures } = text;
  const short = preview.strata.filter(({ shortfall }) => shortfall > 0).length;
  const whole = (value: number) => format.number(Math.round(value));
  return (
    <div className={classes.figures}>
      <Figures>
        <Figure label={figures.total} value={whole(preview.total)} />
        <Figure
          label={figures.shortfall}
          value={preview.shortfall > 0 ? whole(preview.shortfall) : text.noShortfall}
        />
        <Figure label={figures.reserve} value={whole(preview.reserve)} />
        <Figure
          label={figures.margin}
          value={
            preview.marginOfError === null
              ? format.number(null)
              : text.margin(format.number(100 * preview.marginOfError, 1))
          }
        />
      </Figures>
      <Figures>
        <Figure label={figures.interviews} value={whole(preview.expectedInterviews)} />
        <Figure label={figures.calls} value={whole(preview.expectedCalls)} />
        <Figure label={figures.hours} value={whole(preview.operatorHours)} />
        <Figure label={figures.persons} value={whole(preview.persons)} />
        <Figure label={figures.transactions} value={whole(preview.transactions)} />
      </Figures>
      {short > 0 && (
        <p className={classes.shortWords}>
          <StatusMark kind="trouble">
            {text.shortInWords(format.number(short), format.number(preview.shortfall))}
          </StatusMark>
        </p>
      )}
    </div>
  );
}
