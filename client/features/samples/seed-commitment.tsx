// The commitment to a seed: what is on record, or the form to record it, or why it can no longer be.
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { FrameView } from '#contract/samples.ts';
import type { SurveySummary } from '#contract/surveys.ts';

import { CommitForm } from './commit-form.tsx';
import { Digest } from './digest.tsx';
import classes from './samples.module.css';

interface CommitmentProps {
  frame: FrameView;
  survey: SurveySummary;
  mayChange: boolean;
}

export function SeedCommitment({ frame, survey, mayChange }: CommitmentProps) {
  const text = useText().samples.frame.commit;
  return (
    <section className={classes.step} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      {frame.commitment !== null ? (
        <Committed commitment={frame.commitment} />
      ) : frame.closedAt !== null ? (
        <p className={classes.words}>{text.late}</p>
      ) : survey.sample?.status === 'confirmed' ? (
        <p className={classes.words}>{text.drawn}</p>
      ) : (
        <>
          <p className={classes.words}>{text.why}</p>
          {mayChange && <CommitForm surveyId={survey.id} />}
        </>
      )}
    </section>
  );
}

function Committed({ commitment }: { commitment: NonNullable<FrameView['commitment']> }) {
  const text = useText().samples.frame.commit;
  const format = useFormat();
  const { digest, publishedIn, committedAt, revealedAt } = commitment;
  return (
    <>
      <StatusMark kind="done">{text.done}</StatusMark>
      <dl className={classes.digests}>
        <Digest label={text.digest} value={digest} />
        <div>
          <dt>{text.published}</dt>
          <dd>{publishedIn}</dd>
        </div>
        <div>
          <dt>{text.committedAt}</dt>
          <dd>{format.dayTime(committedAt)}</dd>
        </div>
      </dl>
      <p className={classes.words}>
        {revealedAt === null ? text.notRevealed : text.revealed(format.dayTime(revealedAt))}
      </p>
    </>
  );
}
