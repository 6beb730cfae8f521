// What is done, late and next, to be read at a glance.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { TimelineStepView, TimelineView } from '#contract/timeline.ts';

import { useStepText } from './step-text.ts';
import classes from './timeline.module.css';

/** Late steps that are named here; the table has all. */
const mostNamed = 3;

export function TimelineBand({ view: { steps, nextId } }: { view: TimelineView }) {
  const text = useText().timeline;
  const format = useFormat();
  const { leftText } = useStepText();
  const inState = (state: string) => steps.filter((step) => step.state === state);
  const next = steps.find(({ id }) => id === nextId);
  const late = inState('late');
  return (
    <section aria-label={text.band.label}>
      <Figures>
        <Figure
          label={text.band.done}
          value={format.number(inState('done').length)}
          note={text.band.of(format.number(steps.length))}
          size="large"
        />
        <Figure label={text.band.late} value={format.number(late.length)} size="large" />
        <Figure label={text.band.soon} value={format.number(inState('soon').length)} size="large" />
        <Figure
          label={text.band.noDue}
          value={format.number(steps.filter(({ due, state }) => due === null && state !== 'done').length)}
          size="large"
        />
      </Figures>
      <ul className={classes.glance}>
        {late.slice(0, mostNamed).map((step) => (
          <li key={step.id}>
            <StatusMark kind="trouble">{leftText(step)}</StatusMark>
            <strong lang="vi">{step.content}</strong>
            <Lead step={step} />
          </li>
        ))}
        {late.length > mostNamed && (
          <li className={classes.aside}>{text.band.more(format.number(late.length - mostNamed))}</li>
        )}
        <li>
          <StatusMark kind={next ? 'waiting' : 'done'}>
            {next ? text.band.next : text.band.allDone}
          </StatusMark>
          {next && (
            <>
              <strong lang="vi">{next.content}</strong>
              <span className={classes.aside}>{leftText(next)}</span>
              <Lead step={next} />
            </>
          )}
        </li>
      </ul>
    </section>
  );
}

function Lead({ step: { lead } }: { step: TimelineStepView }) {
  const text = useText().timeline;
  return lead === '' ? null : <span className={classes.aside}>{text.band.led(lead)}</span>;
}
