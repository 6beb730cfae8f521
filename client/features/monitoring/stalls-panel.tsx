// Why open cases are not being called: how many for which reason, and the one action that would help.
import { Button } from '@mantine/core';
import { Link } from 'react-router';

import { useStartCalling } from '#client/frame/start-calling.tsx';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { FloorView } from '#contract/monitoring.ts';

import type { FloorOperator } from './operator-state.tsx';
import { Panel, PanelNote } from './panel.tsx';
import classes from './stalls.module.css';

type Stall = FloorView['stalls'][number];

interface StallsPanelProps {
  view: FloorView;
  onPick: (state: FloorOperator['state']) => void;
}

export function StallsPanel({ view, onPick }: StallsPanelProps) {
  const text = useText().monitoring.stalls;
  const format = useFormat();
  const waiting = view.stalls.filter(({ count }) => count > 0);
  return (
    <Panel title={text.title} keeps>
      {view.workerSilentSince !== null && (
        <div className={classes.silent}>
          <StatusMark kind="trouble">
            {text.workerSilent(format.when(view.workerSilentSince, view.takenAt))}
          </StatusMark>
          <div className={classes.help}>{text.workerSilentHelp}</div>
        </div>
      )}
      {waiting.length === 0 ? (
        view.workerSilentSince === null && <PanelNote>{text.none}</PanelNote>
      ) : (
        <ul className={classes.stalls}>
          {waiting.map((stall) => (
            <li key={stall.reason}>
              <span className={classes.count}>{format.number(stall.count)}</span>
              <div>
                <div className={classes.first}>
                  <span className={classes.reason}>{text.reasons[stall.reason]}</span>
                  <StallAct reason={stall.reason} view={view} onPick={onPick} />
                </div>
                <div className={classes.help}>
                  {text.help[stall.reason]}
                  {stall.nextAt !== null && ` ${text.nextAt(format.when(stall.nextAt, view.takenAt))}`}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function StallAct({ reason, view, onPick }: StallsPanelProps & { reason: Stall['reason'] }) {
  const text = useText().monitoring.stalls.acts;
  const surveyId = view.survey.id;
  const calling = useStartCalling(surveyId);
  switch (reason) {
    case 'no-operator-ready':
      if (!view.operators.some((operator) => operator.state === 'paused')) return null;
      return (
        <Button size="compact-xs" variant="default" onClick={() => onPick('paused')}>
          {text[reason]}
        </Button>
      );
    case 'survey-not-active':
      return (
        <>
          <Button size="compact-xs" onClick={calling.ask}>
            {text[reason]}
          </Button>
          {calling.dialog}
        </>
      );
    case 'stratum-exhausted':
      return (
        <Button size="compact-xs" variant="default" component={Link} to={paths.sample(surveyId)}>
          {text[reason]}
        </Button>
      );
    default:
      return null;
  }
}
