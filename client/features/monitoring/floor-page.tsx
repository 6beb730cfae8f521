// The supervisor's floor on one screen: figures, operators, what stalls, strata, outcomes, live calls.
// What is open beside (`?operator=`) and which state is marked (`?state=`) are in the address.
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { useNowMs } from '#client/ui/elapsed.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Awaiting } from '#client/ui/page.tsx';
import { sessionState } from '#contract/attempts.ts';
import { getFloor, type FloorView } from '#contract/monitoring.ts';

import { AttentionPanel } from './attention-panel.tsx';
import { CallsPanel } from './calls-panel.tsx';
import { FloorBand } from './floor-band.tsx';
import classes from './floor.module.css';
import { OperatorDetail } from './operator-detail.tsx';
import { OperatorsPanel } from './operators-panel.tsx';
import { useQuestionWords } from './question-words.ts';
import { OutcomesPanel } from './outcomes-panel.tsx';
import { localMs } from './server-clock.ts';
import { QualityNotice } from './quality-notice.tsx';
import { StallsPanel } from './stalls-panel.tsx';
import { StrataPanel } from './strata-panel.tsx';

const read = [getFloor];
/** Hints carry the changes; this only mends a hint that was lost. */
const mendEveryMs = 15_000;

export function FloorPage() {
  const { surveyId = '' } = useParams();
  const text = useText().monitoring;
  const floor = useEndpoint(getFloor, { params: { surveyId } }, { refetchInterval: mendEveryMs });
  useLiveRefresh('floor:changed', surveyId, read);
  if (floor.data)
    return (
      <Floor
        key={surveyId}
        view={floor.data}
        heardAtMs={floor.dataUpdatedAt}
        isStale={floor.error !== null}
      />
    );
  if (floor.error) return <FaultNote fault={floor.error} onRetry={() => void floor.refetch()} />;
  return <Awaiting what={text.what} />;
}

interface FloorProps {
  view: FloorView;
  heardAtMs: number;
  isStale: boolean;
}

function Floor({ view, heardAtMs, isStale }: FloorProps) {
  const text = useText().monitoring;
  const [search, setSearch] = useSearchParams();
  const questionOf = useQuestionWords(view.survey.id);
  const since = (at: string) => localMs(at, view.takenAt, heardAtMs);
  const opened = search.get('operator');
  const picked = sessionState.safeParse(search.get('state')).data ?? null;
  const change = (name: string, value: string | null) =>
    setSearch(
      (former) => {
        if (value === null) former.delete(name);
        else former.set(name, value);
        return former;
      },
      { replace: true },
    );
  return (
    <div className={classes.floor}>
      <title>{text.title(view.survey.name)}</title>
      <h1 className={classes.spoken}>{text.title(view.survey.name)}</h1>
      <div className={classes.band}>
        <FloorBand view={view} />
        <TakenAt takenAt={view.takenAt} heardAtMs={heardAtMs} isStale={isStale} />
      </div>
      <div className={classes.left}>
        <div>
          <QualityNotice surveyId={view.survey.id} />
        </div>
        <OperatorsPanel
          operators={view.operators}
          since={since}
          questionOf={questionOf}
          opened={opened}
          onOpen={(sessionId) => change('operator', sessionId === opened ? null : sessionId)}
          picked={picked}
          onShowAll={() => change('state', null)}
        />
        <StrataPanel strata={view.strata} surveyId={view.survey.id} />
      </div>
      <div className={classes.right}>
        <AttentionPanel view={view} since={since} />
        {opened !== null && (
          <OperatorDetail
            operator={view.operators.find((operator) => operator.sessionId === opened) ?? null}
            calls={view.calls}
            since={since}
            questionOf={questionOf}
            onClose={() => change('operator', null)}
          />
        )}
        <StallsPanel view={view} onPick={(state) => change('state', state)} />
        <OutcomesPanel outcomes={view.outcomesToday} />
        {opened === null && <CallsPanel calls={view.calls} since={since} />}
      </div>
    </div>
  );
}

function TakenAt({ takenAt, heardAtMs, isStale }: { takenAt: string; heardAtMs: number; isStale: boolean }) {
  const text = useText().monitoring;
  const format = useFormat();
  const now = useNowMs();
  return (
    <p className={classes.takenAt} data-stale={isStale || undefined} role={isStale ? 'alert' : undefined}>
      {isStale ? text.stale(format.duration((now - heardAtMs) / 1000)) : text.takenAt(format.time(takenAt))}
    </p>
  );
}
