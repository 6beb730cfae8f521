// How the plan of time stands, in one line, with the way to it.
import { Link } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { isAllowed } from '#contract/access.ts';
import { getTimeline } from '#contract/timeline.ts';

import classes from './surveys.module.css';

export function TimelineLine({ surveyId }: { surveyId: string }) {
  const mayRead = isAllowed(getTimeline.access, useWho().role);
  return mayRead ? <Line surveyId={surveyId} /> : null;
}

function Line({ surveyId }: { surveyId: string }) {
  const text = useText().timeline;
  const format = useFormat();
  const { data } = useEndpoint(getTimeline, { params: { surveyId } });
  const steps = data?.steps ?? [];
  const count = (state: string) => steps.filter((step) => step.state === state).length;
  const next = steps.find(({ id }) => id === data?.nextId);
  return (
    <section className={classes.next} aria-label={text.line.title}>
      <h2 className={classes.heading}>{text.line.title}</h2>
      {data !== undefined && (
        <p>
          {steps.length === 0
            ? text.line.none
            : text.line.done(format.number(count('done')), format.number(steps.length))}
          {count('late') > 0 && (
            <>
              {' · '}
              <StatusMark kind="trouble">{text.line.late(format.number(count('late')))}</StatusMark>
            </>
          )}
          {next && (
            <>
              <br />
              {text.line.next(
                next.content,
                next.daysLeft === null
                  ? text.noDue
                  : next.daysLeft < 0
                    ? text.left.late(format.number(-next.daysLeft))
                    : text.left.soon(format.number(next.daysLeft)),
              )}
            </>
          )}
        </p>
      )}
      <Link to={paths.timeline(surveyId)}>{text.line.go}</Link>
    </section>
  );
}
