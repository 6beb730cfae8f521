// How often each verdict was given, of all interviews with one, and by which limits.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';

import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';

const given = ['confirmed', 'differs', 'denied'] as const;

export function VerdictCalculation({ board }: { board: BackCheckBoard }) {
  const { backCheckBoard, backCheckCalculation: text } = useText();
  const format = useFormat();
  const { verdicts, counts, rules } = board;
  const all = given.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  const share = (count: number) => format.percent(all === 0 ? null : (100 * count) / all, 1);
  return (
    <CalculationFrame board={board} what={text.verdicts.name} view="items">
      <Figures>
        {given.map((verdict) => (
          <Figure
            key={verdict}
            label={backCheckBoard.verdict[verdict]}
            value={share(verdicts[verdict])}
            note={format.number(verdicts[verdict])}
          />
        ))}
        <Figure label={backCheckBoard.figures.reached} value={format.number(all)} />
        <Figure label={backCheckBoard.verdict['not-reached']} value={format.number(counts.notReached)} />
      </Figures>
      <Section title={text.formula}>
        <p className={classes.words}>{text.verdicts.formula}</p>
        <table className={classes.counts}>
          <thead>
            <tr>
              <th scope="col">{text.verdicts.verdict}</th>
              <th scope="col">{text.verdicts.count}</th>
              <th scope="col">{text.verdicts.share}</th>
            </tr>
          </thead>
          <tbody>
            {given.map((verdict) => (
              <tr key={verdict}>
                <th scope="row">{backCheckBoard.verdict[verdict]}</th>
                <td>{format.number(verdicts[verdict])}</td>
                <td>
                  {text.division(
                    format.number(verdicts[verdict]),
                    format.number(all),
                    share(verdicts[verdict]),
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={text.rule}>
        <p className={classes.words}>
          {text.verdicts.limits(
            format.number(rules.limits.fixedFacts),
            format.number(rules.limits.hardQuestions),
          )}
        </p>
        <p className={classes.words}>{text.verdicts.kept}</p>
        <p className={classes.words}>{text.verdicts.source}</p>
      </Section>
    </CalculationFrame>
  );
}
