// The operators as a dense grid. Everybody keeps their place while others come and go; arrow keys walk it.
import { UnstyledButton } from '@mantine/core';
import { useRef } from 'react';

import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { useSteadyPlaces } from '#client/ui/steady.ts';

import { OperatorCell } from './operator-cell.tsx';
import classes from './operators.module.css';
import type { FloorOperator } from './operator-state.tsx';
import { Panel } from './panel.tsx';
import type { QuestionWords } from './question-words.ts';

interface OperatorsPanelProps {
  operators: readonly FloorOperator[];
  since: (at: string) => number;
  questionOf: (operator: FloorOperator) => QuestionWords | null;
  opened: string | null;
  onOpen: (sessionId: string) => void;
  /** The state whose cells are marked. */
  picked: FloorOperator['state'] | null;
  onShowAll: () => void;
}

export function OperatorsPanel({
  operators,
  since,
  questionOf,
  opened,
  onOpen,
  picked,
  onShowAll,
}: OperatorsPanelProps) {
  const text = useText().monitoring.operators;
  const places = useSteadyPlaces(operators, (operator) => operator.sessionId);
  const list = useRef<HTMLUListElement>(null);
  const step = (direction: Direction) => () => walk(direction, list.current);
  useKeys(
    [
      { key: 'ArrowLeft', label: text.walk, run: step('left'), helpOnly: true },
      { key: 'ArrowRight', label: text.walk, run: step('right'), helpOnly: true },
      { key: 'ArrowUp', label: text.walk, run: step('up'), helpOnly: true },
      { key: 'ArrowDown', label: text.walk, run: step('down'), helpOnly: true },
      // On a cell, Enter presses it; from elsewhere it goes to the first.
      { key: 'Enter', label: text.open, run: step('right'), helpOnly: true },
    ],
    { enabled: operators.length > 0, group: text.title },
  );
  return (
    <Panel title={text.title} aside={<Counts operators={operators} picked={picked} onShowAll={onShowAll} />}>
      {operators.length === 0 ? (
        <EmptyState title={text.empty}>{text.emptyText}</EmptyState>
      ) : (
        <ul ref={list} className={classes.grid}>
          {places.map((operator, index) => (
            <li key={operator?.sessionId ?? `left ${index}`}>
              {operator === null ? (
                <div className={classes.left}>{text.left}</div>
              ) : (
                <OperatorCell
                  operator={operator}
                  sinceMs={since}
                  question={questionOf(operator)}
                  isOpen={operator.sessionId === opened}
                  isPicked={operator.state === picked}
                  onOpen={() => onOpen(operator.sessionId)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Counts({
  operators,
  picked,
  onShowAll,
}: Pick<OperatorsPanelProps, 'operators' | 'picked' | 'onShowAll'>) {
  const text = useText().monitoring.operators;
  const format = useFormat();
  const count = (state: FloorOperator['state']) =>
    format.number(operators.filter((operator) => operator.state === state).length);
  return (
    <>
      <span className={classes.counts}>
        <StatusMark kind="live">
          {count('talking')} {text.counts.talking}
        </StatusMark>
        <StatusMark kind="idle">
          {count('ready')} {text.counts.ready}
        </StatusMark>
        <StatusMark kind="paused">
          {count('paused')} {text.counts.paused}
        </StatusMark>
      </span>
      {picked === null ? (
        <span>{text.legend}</span>
      ) : (
        <UnstyledButton className={classes.showAll} onClick={onShowAll}>
          {text.showAll}
        </UnstyledButton>
      )}
    </>
  );
}

type Direction = 'left' | 'right' | 'up' | 'down';

/** Goes to the neighbouring cell, over places that somebody left; to the first one from outside the grid. */
function walk(direction: Direction, list: HTMLUListElement | null): void {
  if (list === null) return;
  const cells = [...list.children].map((item) => item.querySelector('button'));
  const from = cells.findIndex((cell) => cell !== null && cell === document.activeElement);
  const columns = getComputedStyle(list).gridTemplateColumns.split(' ').length;
  const steps = { left: -1, right: 1, up: -columns, down: columns };
  const step = from === -1 ? 1 : steps[direction];
  for (let index = from + step; index >= 0 && index < cells.length; index += step) {
    const cell = cells[index];
    if (!cell) continue;
    cell.focus();
    break;
  }
}
