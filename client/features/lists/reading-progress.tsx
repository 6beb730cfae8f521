// How far the reading of a list has got, how fast it goes and when it will be through; and the way out.
import { useState } from 'react';
import { Button } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import type { TransactionList } from '#contract/lists.ts';

import { CancelList } from './cancel-list.tsx';
import classes from './lists.module.css';
import { ProgressBar } from './progress-bar.tsx';
import { secondsLeft, useReadingRate } from './reading-rate.ts';

interface ReadingProgressProps {
  list: TransactionList;
  /** When this was read from the server, milliseconds since the epoch. */
  receivedAtMs: number;
}

export function ReadingProgress({ list, receivedAtMs }: ReadingProgressProps) {
  const { progress: text, cancel } = useText().lists;
  const format = useFormat();
  const [isCancelling, setCancelling] = useState(false);
  const { status, rowsRead, bytesRead, byteSize } = list;
  const rate = useReadingRate(rowsRead, receivedAtMs);
  const isReading = status === 'reading';
  const percent = isReading && byteSize > 0 ? Math.min(100, (100 * bytesRead) / byteSize) : null;
  const left = secondsLeft(list, rate);
  const figures =
    percent === null
      ? [text.waiting]
      : [
          text.percent(format.percent(percent, 0)),
          text.rows(format.number(rowsRead)),
          rate === null ? text.rateUnknown : text.rate(format.number(Math.round(rate))),
          ...(left === null ? [] : [text.left(format.duration(left))]),
        ];
  return (
    <div className={classes.progress}>
      <p className={classes.progressLine}>
        {figures.map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
      </p>
      <ProgressBar label={text.bar} percent={percent} inWords={figures.join(', ')} />
      <div className={classes.progressFoot}>
        <span className={classes.aside}>{text.leave}</span>
        <Button variant="default" size="xs" onClick={() => setCancelling(true)}>
          {cancel.button}
        </Button>
      </div>
      <CancelList
        list={list}
        opened={isCancelling}
        onClose={() => setCancelling(false)}
        words={{
          title: cancel.title(list.fileName),
          consequence: cancel.consequence,
          undo: cancel.undo,
          act: cancel.act,
          stay: cancel.stay,
        }}
      />
    </div>
  );
}
