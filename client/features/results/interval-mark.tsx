// A score as a mark on a line from 0 to 100, with its interval as a bar through it: readable in print and without colour.
import type { Estimated } from '#contract/results.ts';

import classes from './breakdown.module.css';

export function IntervalMark({ score, error }: Pick<Estimated, 'score' | 'error'>) {
  if (score === null) return null;
  const { low, high } = error;
  return (
    <div className={classes.interval} aria-hidden="true">
      {low !== null && high !== null && (
        <span className={classes.range} style={{ insetInlineStart: `${low}%`, width: `${high - low}%` }} />
      )}
      <span className={classes.point} style={{ insetInlineStart: `${score}%` }} />
    </div>
  );
}
