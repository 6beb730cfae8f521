// The band of figures over the board, and the sentence that goes into the report.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';

import classes from './board.module.css';
import { CalculationLink } from './calculation-link.tsx';

export function BoardFigures({ board }: { board: BackCheckBoard }) {
  const text = useText().backCheckBoard.figures;
  const format = useFormat();
  const { counts, badShare } = board;
  const percent = (share: number) => format.percent(100 * share, 1);
  const counted = (count: number) => (
    <CalculationLink surveyId={board.survey.id} of="coverage">
      {format.number(count)}
    </CalculationLink>
  );
  return (
    <>
      <Figures>
        <Figure
          label={text.completes}
          value={counted(counts.completes)}
          note={counts.voided === 0 ? undefined : text.voided(format.number(counts.voided))}
        />
        <Figure
          label={text.chosen}
          value={counted(counts.chosen)}
          note={counts.completes === 0 ? undefined : percent(counts.chosen / counts.completes)}
        />
        <Figure
          label={text.reached}
          value={
            <CalculationLink surveyId={board.survey.id} of="verdicts">
              {format.number(counts.reached)}
            </CalculationLink>
          }
          note={counts.notReached === 0 ? undefined : text.notReached(format.number(counts.notReached))}
        />
        <Figure
          label={text.waiting}
          value={counted(counts.waiting)}
          note={
            counts.overdue === 0 ? undefined : (
              <StatusMark kind="trouble">{text.overdue(format.number(counts.overdue))}</StatusMark>
            )
          }
        />
        <Figure
          label={text.bad}
          value={
            badShare === null ? (
              '–'
            ) : (
              <CalculationLink surveyId={board.survey.id} of="bad">
                {percent(badShare.share)}
              </CalculationLink>
            )
          }
          note={badShare === null ? undefined : text.interval(percent(badShare.low), percent(badShare.high))}
        />
        <Figure
          label={text.toDecide}
          value={
            counts.toDecide === 0 ? (
              counted(0)
            ) : (
              <StatusMark kind="waiting">{counted(counts.toDecide)}</StatusMark>
            )
          }
        />
      </Figures>
      <p className={classes.sentence}>
        <span className={classes.quiet}>{text.sentence}</span> <span lang="vi">{board.sentence}</span>
      </p>
    </>
  );
}
