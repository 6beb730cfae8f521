// An operator's share of bad interviews, step by step: what their checks are worth, how operators differ in the room, and
// the distribution that both make together.
import { useSearchParams } from 'react-router';

import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard, OperatorRow } from '#contract/back-check-review.ts';
import {
  effectiveChecks,
  operatorRates,
  type OperatorRate,
  roomDistribution,
} from '#domain/back-checks/statistics/operator-rates.ts';

import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';
import { DrawTable } from './draw-table.tsx';
import { RoomCalculation } from './room-calculation.tsx';

export function OperatorShareCalculation({ board }: { board: BackCheckBoard }) {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.operator;
  const [search] = useSearchParams();
  const { operators, tolerable } = board;
  const row = operators.find(({ operatorId }) => operatorId === search.get('is'));
  const checks = operators.map((one) => ({ operator: one.operatorId, ...effectiveChecks(one.checks) }));
  const isKnown = checks.some((one) => one.checks > 0);
  const rate = isKnown
    ? operatorRates(checks, tolerable).find(({ operator }) => operator === row?.operatorId)
    : undefined;
  return (
    <CalculationFrame board={board} what={text.name(row?.name ?? '')} view="operators">
      {row === undefined ? (
        backCheckCalculation.missing
      ) : rate === undefined ? (
        text.none
      ) : (
        <>
          <RateFigures row={row} rate={rate} tolerable={tolerable} />
          <Section title={backCheckCalculation.formula}>
            <p className={classes.words}>{text.formula}</p>
            <OwnChecks row={row} />
          </Section>
          <RoomCalculation
            board={board}
            room={roomDistribution(checks)}
            checks={checks}
            of={row.operatorId}
          />
          <Distribution rate={rate} board={board} room={roomDistribution(checks)} />
          <Section title={backCheckCalculation.rule}>
            <p className={classes.words}>{text.rule}</p>
            <p className={classes.words}>{text.source}</p>
          </Section>
        </>
      )}
    </CalculationFrame>
  );
}

interface RateProps {
  row: OperatorRow;
  rate: OperatorRate;
  tolerable: number;
}

function RateFigures({ row, rate, tolerable }: RateProps) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const text = backCheckCalculation.operator;
  const format = useFormat();
  const percent = (share: number) => format.percent(100 * share, 1);
  return (
    <Figures>
      <Figure
        label={backCheckBoard.operators.columns.rate}
        value={percent(rate.rate)}
        size="large"
        note={backCheckBoard.figures.interval(percent(rate.low), percent(rate.high))}
      />
      <Figure label={text.own} value={rate.ownRate === null ? '–' : percent(rate.ownRate)} />
      <Figure label={text.effective} value={format.number(rate.checks, 4)} />
      <Figure
        label={backCheckBoard.operators.columns.above}
        value={percent(rate.aboveTolerable)}
        note={text.tolerable(percent(tolerable))}
      />
      <Figure label={backCheckBoard.operators.columns.completes} value={format.number(row.completes)} />
      <Figure label={backCheckBoard.operators.columns.bad} value={format.number(row.bad)} />
    </Figures>
  );
}

/** What the operator's checks are worth, from their probabilities. */
function OwnChecks({ row }: { row: OperatorRow }) {
  const text = useText().backCheckCalculation.operator;
  const format = useFormat();
  const { checks, bad, size, squares, badSize } = effectiveChecks(row.checks);
  const number = (value: number) => format.number(value, 4);
  if (row.checks.length === 0) return <p className={classes.words}>{text.noChecks}</p>;
  return (
    <>
      <DrawTable caption={text.draws} draws={row.checks} />
      <p className={classes.words}>{text.worth(number(size), number(squares), number(checks))}</p>
      <p className={classes.words}>
        {text.worthBad(number(badSize), number(size), number(checks), number(bad))}
      </p>
    </>
  );
}

interface DistributionProps {
  rate: OperatorRate;
  board: BackCheckBoard;
  room: { mean: number; weight: number };
}

/** The room and the operator together: the share, its interval, and how likely it is above what is tolerable. */
function Distribution({ rate, board, room }: DistributionProps) {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.operator;
  const format = useFormat();
  const number = (value: number) => format.number(value, 4);
  const percent = (share: number) => format.percent(100 * share, 4);
  const { a, b, checks, bad } = rate;
  return (
    <Section title={text.together}>
      <p className={classes.words}>
        {text.a(number(room.mean), number(room.weight), number(bad), number(a))}{' '}
        {text.b(number(room.mean), number(room.weight), number(checks), number(bad), number(b))}
      </p>
      <p className={classes.words}>
        {text.rate(
          backCheckCalculation.division(number(a), `(${number(a)} + ${number(b)})`, percent(rate.rate)),
        )}
      </p>
      <p className={classes.words}>
        {text.interval(number(a), number(b), percent(rate.low), percent(rate.high))}
      </p>
      <p className={classes.words}>
        {text.above(format.number(board.tolerable, 4), number(a), number(b), percent(rate.aboveTolerable))}
      </p>
    </Section>
  );
}
