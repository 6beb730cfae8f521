// Interviews by the probability with which they were drawn: what estimates of phúc tra are computed from.
import { useFormat, useText } from '#client/text/text.ts';

import classes from './board.module.css';

interface DrawTableProps {
  caption: string;
  draws: readonly { probability: number; drawn?: number; reached: number; bad: number }[];
}

export function DrawTable({ caption, draws }: DrawTableProps) {
  const text = useText().backCheckCalculation.bad;
  const format = useFormat();
  const hasDrawn = draws.some(({ drawn }) => drawn !== undefined);
  return (
    <table className={classes.counts}>
      <caption className={classes.words}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.probability}</th>
          {hasDrawn && <th scope="col">{text.drawn}</th>}
          <th scope="col">{text.withVerdict}</th>
          <th scope="col">{text.count}</th>
        </tr>
      </thead>
      <tbody>
        {draws.map(({ probability, drawn, reached, bad }) => (
          <tr key={probability}>
            <td>{format.number(probability, 6)}</td>
            {hasDrawn && <td>{format.number(drawn ?? null)}</td>}
            <td>{format.number(reached)}</td>
            <td>{format.number(bad)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
