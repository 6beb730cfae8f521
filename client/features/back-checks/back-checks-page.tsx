// The verifier's queue: which interviews to call again, and the one chosen beside it with its call.
// What is shown (`?show=`) and what is chosen (`?item=`) are in the address. New ones wait above with a count.
import { UnstyledButton } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint, useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { useSteadyRows } from '#client/ui/steady.ts';
import { getBackChecks, type BackCheckQueueItem } from '#contract/back-checks.ts';
import { listSurveys } from '#contract/surveys.ts';

import classes from './back-checks.module.css';
import { ChosenBackCheck } from './chosen-back-check.tsx';
import { QueueTable } from './queue-table.tsx';
import { belongsTo, isShow, shows, type Show } from './shows.ts';

const read = [getBackChecks];

export function BackChecksPage() {
  const { surveyId = '' } = useParams();
  const text = useText().backChecks;
  const queue = useLoaded(getBackChecks, { params: { surveyId } });
  useLiveRefresh('back-checks:changed', surveyId, read);
  const [search, setSearch] = useSearchParams();
  const asked = search.get('show');
  const show: Show = isShow(asked) ? asked : 'open';
  const belongs = (item: BackCheckQueueItem) => belongsTo(show, item);
  const { shown, waiting, admit } = useSteadyRows(
    queue.items,
    (item) => item.id,
    belongs,
    `${surveyId} ${show}`,
  );
  const chosen = shown.find((item) => item.id === search.get('item')) ?? shown[0] ?? null;

  const choose = (item: BackCheckQueueItem) =>
    setSearch(
      (former) => {
        former.set('item', item.id);
        return former;
      },
      { replace: true },
    );

  return (
    <Page title={text.title} lead={text.lead}>
      <QueueFigures open={queue.open} overdue={queue.overdue} submitted={queue.submitted} />
      {queue.open === 0 && <Elsewhere surveyId={surveyId} />}
      <div className={classes.panes}>
        <div>
          <ShowChoice
            items={queue.items}
            show={show}
            onChoose={(next) => setSearch(next === 'open' ? {} : { show: next })}
          />
          {waiting > 0 && <Newcomers count={waiting} onAdmit={admit} />}
          <QueueTable items={shown} show={show} chosenId={chosen?.id ?? null} onChoose={choose} />
        </div>
        {shown.length > 0 && <ChosenBackCheck key={chosen?.id} surveyId={surveyId} item={chosen} />}
      </div>
    </Page>
  );
}

function QueueFigures({ open, overdue, submitted }: { open: number; overdue: number; submitted: number }) {
  const text = useText().backChecks.figures;
  const format = useFormat();
  return (
    <Figures>
      <Figure label={text.open} value={format.number(open)} />
      <Figure
        label={text.overdue}
        value={
          overdue === 0 ? format.number(0) : <StatusMark kind="trouble">{format.number(overdue)}</StatusMark>
        }
        note={overdue === 0 ? undefined : text.overdueNote}
      />
      <Figure label={text.submitted} value={format.number(submitted)} note={text.submittedNote} />
    </Figures>
  );
}

/** Where there is somebody to call again, when there is nobody here. */
function Elsewhere({ surveyId }: { surveyId: string }) {
  const text = useText().backChecks;
  const format = useFormat();
  const surveys = useEndpoint(listSurveys, {}).data ?? [];
  return surveys
    .filter(({ id, recallsWaiting }) => id !== surveyId && (recallsWaiting ?? 0) > 0)
    .map(({ id, name, recallsWaiting }) => (
      <p key={id}>
        <Link className={classes.elsewhere ?? ''} to={paths.backChecks(id)}>
          {text.elsewhere(name, format.number(recallsWaiting))}
        </Link>
      </p>
    ));
}

interface ShowChoiceProps {
  items: readonly BackCheckQueueItem[];
  show: Show;
  onChoose: (show: Show) => void;
}

function ShowChoice({ items, show, onChoose }: ShowChoiceProps) {
  const text = useText().backChecks.show;
  const format = useFormat();
  return (
    <div role="group" aria-label={text.label} className={classes.shows}>
      {shows.map((each) => (
        <UnstyledButton
          key={each}
          className={classes.show}
          aria-pressed={each === show}
          onClick={() => onChoose(each)}
        >
          {text[each]}{' '}
          <span className={classes.count}>
            {format.number(items.filter((item) => belongsTo(each, item)).length)}
          </span>
        </UnstyledButton>
      ))}
    </div>
  );
}

function Newcomers({ count, onAdmit }: { count: number; onAdmit: () => void }) {
  const text = useText().backChecks;
  const format = useFormat();
  return (
    <div role="status">
      <UnstyledButton className={classes.newcomers} onClick={onAdmit}>
        {text.fresh(format.number(count))}
      </UnstyledButton>
    </div>
  );
}
