// The sequential test of each operator, drawn; those whose interviews are all looked at again come first.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { getOperatorTests, type OperatorTestView } from '#contract/selection.ts';

import { LiftDialog } from './lift-dialog.tsx';
import { SelectionViews } from './selection-views.tsx';
import classes from './selection.module.css';
import { SequentialChart } from './sequential-chart.tsx';

const read = [getOperatorTests];
const places = { flag: 0, continue: 1, clear: 2 } as const;

export function OperatorTestsPage() {
  const { surveyId = '' } = useParams();
  const all = useText().selection;
  const text = all.tests;
  const tests = useLoaded(getOperatorTests, { params: { surveyId } });
  useLiveRefresh('back-checks:changed', surveyId, read);
  const [lifting, setLifting] = useState<OperatorTestView | null>(null);
  const operators = tests.operators.toSorted(
    (left, right) => places[left.state] - places[right.state] || left.name.localeCompare(right.name, 'vi'),
  );
  return (
    <Page title={all.title} lead={text.lead} actions={<SelectionViews surveyId={surveyId} />}>
      {operators.length === 0 ? (
        <EmptyState title={text.none}>{text.noneText}</EmptyState>
      ) : (
        <>
          <Legend />
          <ul className={classes.operators}>
            {operators.map((operator) => (
              <li key={operator.operatorId}>
                <Operator
                  surveyId={surveyId}
                  operator={operator}
                  bounds={tests}
                  onLift={operator.state === 'flag' ? () => setLifting(operator) : null}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      <LiftDialog surveyId={surveyId} operator={lifting} onClose={() => setLifting(null)} />
    </Page>
  );
}

function Legend() {
  const text = useText().selection.tests;
  return (
    <p className={classes.note}>
      <span className={classes.legend}>
        <svg width="12" height="12" aria-hidden="true">
          <circle className={classes.passed} cx={6} cy={6} r={3.5} />
        </svg>
        {text.pass}
      </span>
      <span className={classes.legend}>
        <svg width="12" height="12" aria-hidden="true">
          <rect className={classes.failed} x={2} y={2} width={8} height={8} />
        </svg>
        {text.failure}
      </span>
    </p>
  );
}

interface OperatorProps {
  surveyId: string;
  operator: OperatorTestView;
  bounds: { flagAt: number; clearAt: number };
  onLift: (() => void) | null;
}

function Operator({ surveyId, operator, bounds, onLift }: OperatorProps) {
  const text = useText().selection.tests;
  const format = useFormat();
  const { operatorId, name, unit, state, failed, checked, chosen, completes, steps, entries } = operator;
  return (
    <article className={classes.operator} data-state={state}>
      <h2 className={classes.partTitle}>
        {name} <span className={classes.unit}>{unit}</span>
      </h2>
      <p className={classes.state}>
        <strong>{text.states[state]}</strong>
        {onLift !== null && (
          <Button variant="default" size="compact-md" onClick={onLift}>
            {text.lift}
          </Button>
        )}
      </p>
      <p className={classes.note}>
        {text.counts(
          format.number(failed),
          format.number(checked),
          format.number(chosen),
          format.number(completes),
        )}{' '}
        <Link className={classes.link ?? ''} to={paths.operatorTest(surveyId, operatorId)}>
          {text.calculation.link}
        </Link>
      </p>
      {steps.length === 0 && <p className={classes.note}>{text.noResult}</p>}
      <SequentialChart operator={operator} {...bounds} />
      <ol className={classes.history}>
        {entries.map(({ state: was, at, actorName, reason }) => (
          <li key={at}>
            {was === 'lifted'
              ? text.history.lifted(format.dayTime(at), actorName ?? '', reason ?? '')
              : text.history[was](format.dayTime(at))}
          </li>
        ))}
      </ol>
    </article>
  );
}
