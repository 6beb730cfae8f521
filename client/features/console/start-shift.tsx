// Before a shift: the surveys that call now; Enter sits down at the chosen one.
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';

import { useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Awaiting } from '#client/ui/page.tsx';
import type { Purpose } from '#contract/common.ts';
import type { ShiftSummary } from '#contract/shift.ts';
import { listSurveys, type SurveySummary } from '#contract/surveys.ts';

import { ShiftSummaryFacts } from './shift-summary.tsx';
import classes from './start-shift.module.css';
import { useSessionAct } from './use-console.ts';

export function StartShift({ lastShift }: { lastShift: ShiftSummary | null }) {
  const text = useText();
  const surveys = useEndpoint(listSurveys, {}, { refetchInterval: 20_000 });
  const purpose: Purpose = useWho().role === 'verifier' ? 'backCheck' : 'interview';
  if (surveys.data === undefined) {
    if (surveys.error) return <FaultNote fault={surveys.error} onRetry={() => void surveys.refetch()} />;
    return <Awaiting what={text.common.survey.label} />;
  }
  const active = surveys.data.filter((survey) => survey.status === 'active');
  return (
    <div className={classes.page}>
      <h2 className={classes.title}>{text.console.start.title[purpose]}</h2>
      {lastShift !== null && (
        <section className={classes.last} aria-label={text.desk.shift.ended}>
          <h3 className={classes.lead}>{text.desk.shift.ended}</h3>
          <ShiftSummaryFacts shift={lastShift} />
        </section>
      )}
      {active.length === 0 ? (
        <EmptyState title={text.console.start.none}>{text.console.start.noneStep}</EmptyState>
      ) : (
        <Choice surveys={active} purpose={purpose} />
      )}
    </div>
  );
}

function Choice({ surveys, purpose }: { surveys: readonly SurveySummary[]; purpose: Purpose }) {
  const text = useText().console.start;
  const format = useFormat();
  const { act, pending, fault } = useSessionAct();
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, surveys.length - 1);
  const begin = (at: number) => {
    const survey = surveys[at];
    if (survey) act('session:start', { surveyId: survey.id, purpose });
  };
  useKeys(
    [
      { key: 'Enter', label: text.begin, run: () => begin(index) },
      {
        key: 'ArrowDown',
        label: text.choose,
        run: () => setChosen(Math.min(surveys.length - 1, index + 1)),
        hidden: true,
      },
      { key: 'ArrowUp', label: text.choose, run: () => setChosen(Math.max(0, index - 1)), hidden: true },
      ...surveys.slice(0, 9).map((survey, at) => ({
        key: String(at + 1),
        label: survey.name,
        run: () => setChosen(at),
        hidden: surveys.length === 1,
      })),
    ],
    { group: text.title[purpose], enabled: !pending },
  );
  return (
    <>
      <p className={classes.lead}>{text.lead}</p>
      <ul className={classes.list} aria-label={text.choose}>
        {surveys.map((survey, at) => (
          <li key={survey.id}>
            <UnstyledButton
              className={classes.survey}
              aria-current={at === index ? 'true' : undefined}
              disabled={pending}
              onClick={() => {
                setChosen(at);
                begin(at);
              }}
            >
              <span className={classes.key}>
                {at === index ? <KeyHint name="Enter" /> : at < 9 && <KeyHint name={String(at + 1)} />}
              </span>
              <span>
                <span className={classes.name}>{survey.name}</span>
                <span className={classes.authority}>
                  {survey.authority} · {survey.planNumber} · {text.until(format.day(survey.endsOn))}
                </span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <p className={classes.state} role="status">
        {pending ? text.beginning : ''}
      </p>
      <FaultNote fault={fault} />
    </>
  );
}
