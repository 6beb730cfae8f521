// One operator: name and clock, state and place in the form, attempts and completes of today.
import { UnstyledButton } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';

import type { QuestionWords } from './question-words.ts';
import { OperatorState, sinceOf, type FloorOperator } from './operator-state.tsx';
import classes from './operators.module.css';

interface OperatorCellProps {
  operator: FloorOperator;
  sinceMs: (at: string) => number;
  question: QuestionWords | null;
  isOpen: boolean;
  isPicked: boolean;
  onOpen: () => void;
}

export function OperatorCell({ operator, sinceMs, question, isOpen, isPicked, onOpen }: OperatorCellProps) {
  const text = useText().monitoring.operators;
  const format = useFormat();
  const [calls, completes] = [format.number(operator.attemptsToday), format.number(operator.completesToday)];
  return (
    <UnstyledButton
      className={classes.cell}
      data-state={operator.state}
      data-picked={isPicked || undefined}
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      <span className={classes.name}>{operator.name}</span>
      <span className={classes.clock}>
        <Elapsed since={sinceMs(sinceOf(operator))} />
      </span>
      <span className={classes.state}>
        <OperatorState operator={operator} sinceMs={sinceMs} />
        {question !== null && (
          <span className={classes.question} title={question.label}>
            {question.code ?? question.label}
          </span>
        )}
        {operator.purpose === 'backCheck' && !['talking', 'paused'].includes(operator.state) && (
          <span className={classes.question}>{text.backCheck}</span>
        )}
      </span>
      <span className={classes.today} aria-label={text.today(calls, completes)}>
        {calls} · {completes}
      </span>
    </UnstyledButton>
  );
}
