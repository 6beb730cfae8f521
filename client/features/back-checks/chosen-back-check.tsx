// The back-check that is chosen, beside the queue: what may be known of it, and the call (G or Enter).
import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getConsole } from '#contract/attempts.ts';
import { callBackCheck, getBackChecks, type BackCheckQueueItem } from '#contract/back-checks.ts';

import classes from './back-checks.module.css';
import { BackCheckStatus } from './queue-table.tsx';
import { isCallable } from './shows.ts';

export function ChosenBackCheck({ surveyId, item }: { surveyId: string; item: BackCheckQueueItem | null }) {
  const text = useText().backChecks;
  const format = useFormat();
  if (item === null) return <aside className={classes.chosen}>{text.detail.none}</aside>;
  return (
    <aside className={classes.chosen} aria-label={text.detail.label}>
      <BackCheckStatus item={item} />
      <h2 className={classes.respondent}>{item.respondentName}</h2>
      <dl className={classes.facts}>
        <dt>{text.columns.tthc}</dt>
        <dd>{item.tthcName}</dd>
        <dt>{text.columns.agency}</dt>
        <dd>{item.agencyName}</dd>
        <dt>{text.columns.interviewedOn}</dt>
        <dd>{format.day(item.interviewedOn)}</dd>
        <dt>{text.columns.selectedAt}</dt>
        <dd>{format.dayTime(item.selectedAt)}</dd>
        <dt>{text.columns.attempts}</dt>
        <dd>{format.number(item.attempts)}</dd>
      </dl>
      {isCallable(item) ? <CallIt item={item} /> : <NoCall surveyId={surveyId} item={item} />}
    </aside>
  );
}

/** Takes the back-check and dials; the conversation goes on at the console. */
function CallIt({ item }: { item: BackCheckQueueItem }) {
  const text = useText().backChecks;
  const navigate = useNavigate();
  const call = useAct(callBackCheck, {
    invalidates: [getBackChecks, getConsole],
    onDone: () => void navigate(paths.console()),
  });
  const start = () => {
    if (!call.isPending) call.mutate({ params: { backCheckId: item.id } });
  };
  useKeys(
    [
      { key: 'G', label: text.keys.call, run: start },
      { key: 'Enter', label: text.keys.call, run: start, hidden: true },
    ],
    { group: text.keys.group },
  );
  const needsShift = call.error instanceof Refusal && call.error.code === 'no-session';
  return (
    <div className={classes.acts}>
      <Button
        onClick={start}
        aria-keyshortcuts="G"
        rightSection={<KeyHint name="G" />}
        disabled={call.isPending}
        fullWidth
      >
        {call.isPending ? text.detail.calling : item.mine ? text.detail.carryOn : text.detail.call}
      </Button>
      {needsShift ? (
        <div role="alert" className={classes.shift}>
          <p>{text.detail.startShiftNote}</p>
          <Button component={Link} to={paths.console()} variant="default">
            {text.detail.startShift}
          </Button>
        </div>
      ) : (
        <FaultNote fault={call.error} />
      )}
      <p className={classes.note}>{text.detail.hidden}</p>
    </div>
  );
}

function NoCall({ surveyId, item }: { surveyId: string; item: BackCheckQueueItem }) {
  const text = useText().backChecks.detail;
  return (
    <div className={classes.acts}>
      {item.status === 'inProgress' && <p className={classes.note}>{text.taken}</p>}
      {item.status === 'notReached' && <p className={classes.note}>{text.notReached}</p>}
      {item.status === 'submitted' && (
        <Button component={Link} to={paths.backCheckResult(surveyId, item.id)} variant="default">
          {text.result}
        </Button>
      )}
    </div>
  );
}
