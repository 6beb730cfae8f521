// "±3,1 điểm, mục tiêu ±3,0": the running interval of the index against what it is to be, with what it still takes.
import { Link } from 'react-router';

import { useFormat, useText } from '#client/text/text.ts';

import classes from './precision-line.module.css';

interface PrecisionLineProps {
  precision: { margin: number | null; target: number | null; needed: number | null };
  /** Address of the page that says how it is computed. */
  calculation: string;
}

export function PrecisionLine({ precision: { margin, target, needed }, calculation }: PrecisionLineProps) {
  const text = useText().precision;
  const format = useFormat();
  const points = (value: number) => format.number(value, 1);
  if (margin === null) return <p className={classes.line}>{text.none}</p>;
  const isReached = needed === 0;
  return (
    <p className={classes.line} data-reached={isReached || undefined}>
      <strong>{text.margin(points(margin))}</strong>
      {target === null ? ` · ${text.noTarget}` : `, ${text.target(points(target))}: `}
      {isReached && text.reached}
      {target !== null && needed !== null && !isReached && text.needed(format.number(needed))}{' '}
      <Link className={classes.link ?? ''} to={calculation}>
        {text.calculation}
      </Link>
    </p>
  );
}
