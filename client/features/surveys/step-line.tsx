// The line danh sách → mẫu → gọi → phúc tra → kết quả, each with its state in words and the way to its screen.
import { Link } from 'react-router';

import { useFormat, useText } from '#client/text/text.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import { isAllowed } from '#contract/access.ts';
import { getBackChecks } from '#contract/back-checks.ts';
import type { Endpoint } from '#contract/endpoint.ts';
import { getLists } from '#contract/lists.ts';
import { getFloor } from '#contract/monitoring.ts';
import { getIndex } from '#contract/results.ts';
import { getSample } from '#contract/samples.ts';
import type { SurveySummary } from '#contract/surveys.ts';

import classes from './step-line.module.css';
import { stepNames, stepStates, type StepName, type StepState } from './survey-steps.ts';

const kinds: Record<StepState, StatusKind> = {
  done: 'done',
  next: 'waiting',
  running: 'live',
  stopped: 'paused',
  later: 'idle',
};

const places: Record<StepName, { to: (surveyId: string) => string; reads: Endpoint }> = {
  lists: { to: paths.lists, reads: getLists },
  sample: { to: paths.sample, reads: getSample },
  calls: { to: paths.floor, reads: getFloor },
  backChecks: { to: paths.backChecks, reads: getBackChecks },
  results: { to: paths.index, reads: getIndex },
};

export function StepLine({ survey }: { survey: SurveySummary }) {
  const text = useText().surveys.steps;
  const { role } = useWho();
  const detail = useStepDetail(survey);
  const states = stepStates(survey);
  return (
    <ol className={classes.line} aria-label={text.label}>
      {stepNames.map((name, index) => {
        const inside = (
          <>
            <span className={classes.name}>
              {index + 1}. {text[name].name}
            </span>
            <StatusMark kind={kinds[states[name]]}>{text.state[states[name]]}</StatusMark>
            <span className={classes.detail}>{detail(name)}</span>
          </>
        );
        // Whoever may not open a step's screen still sees how far it is.
        return (
          <li key={name} className={classes.step} data-state={states[name]}>
            {isAllowed(places[name].reads.access, role) ? (
              <Link to={places[name].to(survey.id)} className={classes.inside}>
                {inside}
              </Link>
            ) : (
              <div className={classes.inside}>{inside}</div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function useStepDetail(survey: SurveySummary): (name: StepName) => string {
  const text = useText().surveys.steps;
  const format = useFormat();
  const { sample, completes, frameTransactions, lists, listsUnread } = survey;
  const details: Record<StepName, string> = {
    lists:
      listsUnread > 0 && sample?.status !== 'confirmed'
        ? text.lists.unread(format.number(listsUnread))
        : frameTransactions > 0
          ? text.lists.some(format.number(frameTransactions), format.number(lists))
          : lists > 0
            ? text.lists.reading(format.number(lists))
            : text.lists.none,
    sample: sample === null ? text.sample.none : text.sample[sample.status](format.number(sample.target)),
    calls:
      sample?.status === 'confirmed'
        ? text.calls.progress(format.number(completes), format.number(sample.target))
        : text.calls.none,
    backChecks: completes > 0 ? text.backChecks.running(format.number(completes)) : text.backChecks.none,
    results: completes > 0 ? text.results.running(format.number(completes)) : text.results.none,
  };
  return (name) => details[name];
}
