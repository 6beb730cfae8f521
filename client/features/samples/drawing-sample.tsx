// A draw on its way: what is awaited and since when. The server's hint brings the result; asking again is the fallback.
import { useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getSample, type SampleView } from '#contract/samples.ts';

import classes from './samples.module.css';

const askAgainMs = 3_000;

export function DrawingSample({ sample }: { sample: SampleView }) {
  const text = useText().samples;
  useEndpoint(getSample, { params: { surveyId: sample.surveyId } }, { refetchInterval: askAgainMs });
  return (
    <div className={classes.drawing} role="status">
      <p className={classes.which}>
        <StatusMark kind="live">{text.status.drawing}</StatusMark> <Elapsed since={sample.drawnAt} />
      </p>
      <p>{text.withPlan(sample.plan.title, sample.seed)}</p>
      <p className={classes.words}>{text.drawingText}</p>
    </div>
  );
}
