// The sums of the board as three bars: interviews against the target, what is released of the main sample, what is
// spent of the reserve.
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import type { StratumBoardRow } from '#contract/samples.ts';

import { boardSums } from './board-sums.ts';
import classes from './samples.module.css';

export function BoardFigures({ strata }: { strata: readonly StratumBoardRow[] }) {
  const text = useText().samples.board;
  const format = useFormat();
  const sums = boardSums(strata);
  const left = (count: number) => text.left(format.number(count));
  const meters = [
    {
      label: text.figures.completes,
      value: sums.completes,
      target: sums.target,
      note: text.open(format.number(sums.open)),
    },
    {
      label: text.figures.released,
      value: sums.released,
      target: sums.released + sums.unreleased,
      note: left(sums.unreleased),
    },
    {
      label: text.figures.reserveSpent,
      value: sums.reserveSpent,
      target: sums.reserveSpent + sums.reserveLeft,
      note: left(sums.reserveLeft),
    },
  ];
  return (
    <dl className={classes.meters}>
      {meters.map(({ label, value, target, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <span>
              <strong>{format.number(value)}</strong> {text.of(format.number(target))}
              <span className={classes.meterNote}>{note}</span>
            </span>
            <Bar label={label} value={value} target={target} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
