// One operator, opened beside the grid: state, conversation, today.
import { CloseButton } from '@mantine/core';
import type { ReactNode } from 'react';

import { useFormat, useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { FloorView } from '#contract/monitoring.ts';

import classes from './operator-detail.module.css';
import type { QuestionWords } from './question-words.ts';
import { OperatorState, useCallStateWord, type FloorOperator } from './operator-state.tsx';

interface OperatorDetailProps {
  /** Null: was opened and has left since. */
  operator: FloorOperator | null;
  calls: FloorView['calls'];
  since: (at: string) => number;
  questionOf: (operator: FloorOperator) => QuestionWords | null;
  onClose: () => void;
}

export function OperatorDetail({ operator, calls, since, questionOf, onClose }: OperatorDetailProps) {
  const text = useText().monitoring.detail;
  const callWord = useCallStateWord();
  const format = useFormat();
  useKeys([{ key: 'Escape', label: text.close, run: onClose }], { group: text.title });
  const question = operator === null ? null : questionOf(operator);
  const call = operator === null ? undefined : calls.find((each) => each.operatorName === operator.name);
  return (
    <section className={classes.detail} aria-label={operator?.name ?? text.title}>
      <div className={classes.head}>
        <h2 className={classes.name}>{operator?.name ?? text.title}</h2>
        <span>
          <KeyHint name="Escape" />
          <CloseButton size="sm" aria-label={text.close} onClick={onClose} />
        </span>
      </div>
      {operator === null ? (
        <p className={classes.gone}>{text.gone}</p>
      ) : (
        <dl className={classes.facts}>
          <Fact label={<OperatorState operator={operator} sinceMs={since} />}>
            <Elapsed since={since(operator.stateSince)} />
          </Fact>
          {operator.talkingSince !== null && operator.talkingSince !== operator.stateSince && (
            <Fact label={text.talking}>
              <Elapsed since={since(operator.talkingSince)} />
            </Fact>
          )}
          {question !== null && (
            <Fact label={text.question}>
              {question.code !== null && `${question.code} · `}
              {question.label}
            </Fact>
          )}
          {call && (
            <>
              <Fact label={text.call}>{callWord(call.state)}</Fact>
              <Fact label={text.agency}>{call.agencyName}</Fact>
              <Fact label={text.tthc}>{call.tthcName}</Fact>
              <Fact label={text.phone}>{call.phoneMasked}</Fact>
            </>
          )}
          <Fact label={text.calls}>{format.number(operator.attemptsToday)}</Fact>
          <Fact label={text.completes}>{format.number(operator.completesToday)}</Fact>
        </dl>
      )}
    </section>
  );
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
