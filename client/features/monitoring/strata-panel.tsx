// Completes of each stratum against its target, in the order of the sample.
import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { FloorView } from '#contract/monitoring.ts';

import { Panel } from './panel.tsx';
import classes from './strata.module.css';

type FloorStratum = FloorView['strata'][number];

export function StrataPanel({ strata, surveyId }: { strata: readonly FloorStratum[]; surveyId: string }) {
  const text = useText().monitoring.strata;
  return (
    <Panel title={text.title}>
      {strata.length === 0 ? (
        <EmptyState
          title={text.none}
          step={
            <Button component={Link} to={paths.sample(surveyId)}>
              {text.noneStep}
            </Button>
          }
        >
          {text.noneText}
        </EmptyState>
      ) : (
        <ul className={classes.strata}>
          {strata.map((stratum) => (
            <Stratum key={stratum.id} stratum={stratum} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Stratum({ stratum }: { stratum: FloorStratum }) {
  const text = useText().monitoring.strata;
  const format = useFormat();
  const { agencyName, field, target, completes, open, reserveLeft } = stratum;
  const name = field === '' ? agencyName : `${agencyName} · ${field}`;
  const isDone = completes >= target;
  const isExhausted = !isDone && open === 0 && reserveLeft === 0;
  const about = text.about(format.number(open), format.number(reserveLeft));
  return (
    <li title={`${name}: ${isExhausted ? text.exhaustedWhy : about}`}>
      <span className={classes.name}>
        <span className={classes.agency}>{agencyName}</span>
        {field !== '' && <span className={classes.field}>&nbsp;· {field}</span>}
        {isExhausted && <StatusMark kind="trouble">{text.exhausted}</StatusMark>}
      </span>
      <Bar
        label={name}
        value={completes}
        target={target}
        tone={isDone ? 'done' : isExhausted ? 'trouble' : 'plain'}
      />
      <span className={classes.count}>{text.progress(format.number(completes), format.number(target))}</span>
    </li>
  );
}
