// While a worker reads the file: how far, how fast, and that one need not stay. How many rows a file has is known only
// at its end, so the bar shows that it is being read, not a share.
import { useFormat, useText } from '#client/text/text.ts';

import classes from './lists.module.css';
import progress from './reading-progress.module.css';
import { useReadingRate } from './reading-rate.ts';

interface ReadingProgressProps {
  status: 'waiting' | 'reading';
  rowsRead: number;
  receivedAtMs: number;
}

export function ReadingProgress({ status, rowsRead, receivedAtMs }: ReadingProgressProps) {
  const text = useText().lists.progress;
  const format = useFormat();
  const rate = useReadingRate(rowsRead, receivedAtMs);
  return (
    <div className={classes.progress}>
      <p className={classes.progressLine} role="status">
        {status === 'waiting' ? (
          text.waiting
        ) : (
          <>
            <span>{text.rows(format.number(rowsRead))}</span>
            <span className={classes.rate}>
              {rate === null ? text.rateUnknown : text.rate(format.number(Math.round(rate)))}
            </span>
          </>
        )}
      </p>
      <div role="progressbar" aria-label={text.bar} className={progress.track} data-status={status} />
      <p className={classes.aside}>{text.leave}</p>
    </div>
  );
}
