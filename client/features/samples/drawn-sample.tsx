// A draw as it lies there: by which plan and seed, its figures, strata, and who is kept out.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { FrameView, SampleView } from '#contract/samples.ts';
import { exclusionReasons } from '#domain/samples/eligibility.ts';

import { ConfirmSample } from './confirm-sample.tsx';
import classes from './samples.module.css';
import { StrataTable } from './strata-table.tsx';

interface DrawnSampleProps {
  sample: SampleView;
  frame: FrameView;
  mayConfirm: boolean;
}

export function DrawnSample({ sample, frame, mayConfirm }: DrawnSampleProps) {
  const text = useText().samples;
  const format = useFormat();
  const isConfirmed = sample.status === 'confirmed';
  return (
    <>
      <div className={classes.head}>
        <div>
          <StatusMark kind={isConfirmed ? 'done' : 'waiting'}>{text.status[sample.status]}</StatusMark>
          <h2 className={classes.which}>{text.withPlan(sample.plan.title, sample.seed)}</h2>
          <div className={classes.aside}>
            {text.drawnAt(format.dayTime(sample.drawnAt))}
            {sample.confirmedAt !== null && ` · ${text.confirmedAt(format.dayTime(sample.confirmedAt))}`}
          </div>
        </div>
        {mayConfirm && !isConfirmed && <ConfirmSample sample={sample} frame={frame} />}
      </div>
      <Figures>
        <Figure label={text.figures.main} value={format.number(sample.main)} />
        <Figure label={text.figures.reserve} value={format.number(sample.reserve)} />
        <Figure label={text.figures.strata} value={format.number(sample.strata.length)} />
        <Figure label={text.figures.replicates} value={format.number(sample.replicates)} />
        <Figure label={text.figures.persons} value={format.number(sample.persons)} />
        <Figure label={text.figures.transactions} value={format.number(sample.transactions)} />
      </Figures>
      {sample.missing > 0 && (
        <StatusMark kind="trouble">{text.missing(format.number(sample.missing))}</StatusMark>
      )}
      <StrataTable sample={sample} />
      <Excluded excluded={sample.excluded} />
    </>
  );
}

function Excluded({ excluded }: Pick<SampleView, 'excluded'>) {
  const { samples, plans } = useText();
  const format = useFormat();
  const reasons = exclusionReasons.filter((reason) => (excluded[reason] ?? 0) > 0);
  return (
    <Section title={samples.excluded.title}>
      {reasons.length === 0 ? (
        <p className={classes.words}>{samples.excluded.none}</p>
      ) : (
        <dl className={classes.counts}>
          {reasons.map((reason) => (
            <div key={reason}>
              <dt>{plans.exclusions[reason]}</dt>
              <dd>{format.number(excluded[reason] ?? 0)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
