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
import { isDueNow, isFree } from './shows.ts';

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
        <dt>{text.columns.dueOn}</dt>
        <dd>
          {format.day(item.dueOn)}
          {item.overdue && ` · ${text.overdue}`}
        </dd>
        <dt>{text.columns.attempts}</dt>
        <dd>{`${format.number(item.attempts)}/${format.number(item.maxAttempts)}`}</dd>
      </dl>
      {isFree(item) && isDueNow(item) ? <CallIt item={item} /> : <NoCall surveyId={surveyId} item={item} />}
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

/** Why it waits: the citizen's wish, the last attempt, or that they were spoken with today. */
function waitWord(item: BackCheckQueueItem, text: { waitReasons: Record<string, string>; dayFull: string }) {
  return (item.waitReason !== null && text.waitReasons[item.waitReason]) || text.dayFull;
}

function NoCall({ surveyId, item }: { surveyId: string; item: BackCheckQueueItem }) {
  const text = useText().backChecks.detail;
  const format = useFormat();
  return (
    <div className={classes.acts}>
      {item.status === 'waiting' && (
        <p className={classes.note}>
          {item.callableAt === null
            ? text.noTimeLeft
            : text.waits(format.when(item.callableAt), waitWord(item, text))}
        </p>
      )}
      {item.status === 'inProgress' && <p className={classes.note}>{text.taken}</p>}
      {item.status === 'notReached' && <p className={classes.note}>{text.notReached}</p>}
      {item.status === 'submitted' && <ResultLink surveyId={surveyId} id={item.id} />}
    </div>
  );
}

/** The way to the comparison, with K. */
function ResultLink({ surveyId, id }: { surveyId: string; id: string }) {
  const text = useText().backChecks;
  const navigate = useNavigate();
  const to = paths.backCheckResult(surveyId, id);
  useKeys([{ key: 'K', label: text.detail.result, run: () => void navigate(to) }], {
    group: text.keys.group,
  });
  return (
    <Button
      component={Link}
      to={to}
      variant="default"
      rightSection={<KeyHint name="K" />}
      aria-keyshortcuts="K"
    >
      {text.detail.result}
    </Button>
  );
}
