// The estimated share of bad interviews, step by step from the numbers drawn with each probability.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import {
  type BadShareTerms,
  badShareTerms,
  boundsOf,
  drawnInterviews,
  type IntervalEnd,
} from '#domain/back-checks/statistics/bad-share.ts';

import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';
import { DrawTable } from './draw-table.tsx';

export function BadShareCalculation({ board }: { board: BackCheckBoard }) {
  const { backCheckBoard, backCheckCalculation: text } = useText();
  const format = useFormat();
  const { badShare, counts, known, draws } = board;
  const terms = badShareTerms(drawnInterviews(draws));
  const percent = (share: number) => format.percent(100 * share, 1);
  if (badShare === null || terms === null)
    return (
      <CalculationFrame board={board} what={text.bad.name} view="items">
        {text.bad.none}
      </CalculationFrame>
    );
  return (
    <CalculationFrame board={board} what={text.bad.name} view="items">
      <Figures>
        <Figure
          label={text.figure}
          value={percent(badShare.share)}
          size="large"
          note={backCheckBoard.figures.interval(percent(badShare.low), percent(badShare.high))}
        />
        <Figure label={text.se} value={format.percent(100 * badShare.standardError, 2)} />
        <Figure label={text.bad.withVerdict} value={format.number(badShare.reached)} />
        <Figure label={backCheckBoard.figures.completes} value={format.number(counts.completes)} />
      </Figures>
      <Section title={text.formula}>
        <Share terms={terms} />
        <DrawTable caption={text.bad.draws} draws={draws} />
      </Section>
      <Section title={text.error}>
        <Ends terms={terms} />
        <p className={classes.words}>{text.wilson}</p>
        <p className={classes.words}>
          {text.bad.known(
            format.number(known.bad),
            format.number(known.good),
            format.number(counts.completes),
          )}
        </p>
      </Section>
      <Section title={text.rule}>
        <p className={classes.words}>{text.bad.meaning}</p>
        <p className={classes.words}>{text.bad.source}</p>
      </Section>
    </CalculationFrame>
  );
}

function Share({ terms }: { terms: BadShareTerms }) {
  const text = useText().backCheckCalculation;
  const format = useFormat();
  const division = text.division(
    format.number(terms.bad, 4),
    format.number(terms.size, 4),
    format.percent(100 * terms.share, 4),
  );
  return (
    <>
      <p className={classes.words}>{text.bad.formula(division)}</p>
      <p className={classes.words}>{text.bad.reached(format.number(terms.shareReached, 4))}</p>
      <p className={classes.words}>{text.bad.variance(format.percent(100 * terms.standardError, 4))}</p>
    </>
  );
}

function Ends({ terms }: { terms: BadShareTerms }) {
  const text = useText().backCheckCalculation.bad;
  const format = useFormat();
  const inWords = (side: 'low' | 'high', end: IntervalEnd) => {
    const bound = format.percent(100 * boundsOf(end)[side], 4);
    return end.checks === null
      ? text.certain[side](bound)
      : text.end[side](format.percent(100 * end.share, 4), format.number(end.checks, 3), bound);
  };
  return (
    <>
      <p className={classes.words}>
        {inWords('low', terms.low)} {inWords('high', terms.high)}
      </p>
      <p className={classes.words}>{text.typical(format.number(terms.typical, 4))}</p>
    </>
  );
}
