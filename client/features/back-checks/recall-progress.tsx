// What became of the interviews chosen for phúc tra: the counts over the board, which add up, and what each counts.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';

import classes from './board.module.css';

export function RecallProgress({ board: { counts, rules } }: { board: BackCheckBoard }) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const text = backCheckCalculation.progress;
  const format = useFormat();
  const rows = [
    [backCheckBoard.figures.reached, counts.reached, text.reached],
    [backCheckBoard.verdict['not-reached'], counts.notReached, text.notReached],
    [backCheckBoard.figures.waiting, counts.waiting, text.waiting],
    [backCheckBoard.figures.chosen, counts.chosen, text.sum],
  ] as const;
  const beside = [
    [text.overdueName, counts.overdue, text.overdue(format.number(rules.dueDays))],
    [backCheckBoard.figures.toDecide, counts.toDecide, text.toDecide(format.number(rules.appealDays))],
    [backCheckBoard.figures.completes, counts.completes, text.completes(format.number(counts.voided))],
  ] as const;
  return (
    <Section title={text.title}>
      {[rows, beside].map((part, at) => (
        <table key={at === 0 ? 'chosen' : 'beside'} className={classes.counts}>
          <caption className={classes.words}>{at === 0 ? text.chosen : text.beside}</caption>
          <tbody>
            {part.map(([name, count, meaning]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{format.number(count)}</td>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Section>
  );
}
