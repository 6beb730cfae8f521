// How operators' shares of bad interviews are distributed in the room: each operator's part in it, and the steps.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import type { OperatorChecks, RoomDistribution } from '#domain/back-checks/statistics/operator-rates.ts';

import classes from './board.module.css';

interface RoomProps {
  board: BackCheckBoard;
  room: RoomDistribution;
  checks: readonly OperatorChecks[];
  /** The operator whose share is computed. */
  of: string;
}

export function RoomCalculation({ board, room, checks, of }: RoomProps) {
  const text = useText().backCheckCalculation.operator;
  return (
    <Section title={text.room}>
      <p className={classes.words}>{text.roomFormula}</p>
      <RoomTable board={board} room={room} checks={checks} of={of} />
      <RoomSteps room={room} />
    </Section>
  );
}

function RoomTable({ board, room, checks, of }: RoomProps) {
  const text = useText().backCheckCalculation.operator;
  const format = useFormat();
  const number = (value: number) => format.number(value, 4);
  const nameOf = (operator: string) =>
    board.operators.find(({ operatorId }) => operatorId === operator)?.name ?? operator;
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{text.columns.operator}</th>
          <th scope="col">{text.columns.checks}</th>
          <th scope="col">{text.columns.bad}</th>
          <th scope="col">{text.columns.share}</th>
          <th scope="col">{text.columns.spread}</th>
          <th scope="col">{text.columns.part}</th>
        </tr>
      </thead>
      <tbody>
        {checks
          .filter((one) => one.checks > 0)
          .map((one) => {
            const part = one.checks / room.checks;
            const share = one.bad / one.checks;
            return (
              <tr key={one.operator} aria-current={one.operator === of || undefined}>
                <th scope="row">{nameOf(one.operator)}</th>
                <td>{number(one.checks)}</td>
                <td>{number(one.bad)}</td>
                <td>{number(share)}</td>
                <td>{format.number(part * (share - room.mean) ** 2, 6)}</td>
                <td>{format.number(part ** 2, 6)}</td>
              </tr>
            );
          })}
        <tr>
          <th scope="row">{text.columns.sum}</th>
          <td>{number(room.checks)}</td>
          <td>{number(room.bad)}</td>
          <td>{number(room.bad / room.checks)}</td>
          <td>{format.number(room.spread, 6)}</td>
          <td>{format.number(1 - room.complete, 6)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function RoomSteps({ room }: { room: RoomDistribution }) {
  const text = useText().backCheckCalculation.operator;
  const format = useFormat();
  const number = (value: number) => format.number(value, 4);
  const fine = (value: number) => format.number(value, 6);
  const { operators, checks, bad, mean, spread, byChance, complete, correlation, weight } = room;
  return (
    <>
      <p className={classes.words}>{text.mean(number(bad), number(checks), fine(mean))}</p>
      <p className={classes.words}>
        {text.chance(format.number(operators), number(checks), fine(byChance), fine(complete))}
      </p>
      <p className={classes.words}>
        {correlation === null
          ? text.unknown(number(weight))
          : text.correlation(
              fine(spread),
              fine(mean),
              fine(byChance),
              fine(complete),
              fine(correlation),
            )}{' '}
        {correlation !== null &&
          (correlation > 0
            ? text.weight(fine(correlation), number(1 / correlation - 1), number(checks), number(weight))
            : text.noWeight(number(weight)))}
      </p>
    </>
  );
}
