// A draw that could not be made, and what to do about it.
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { Refusal } from '#client/api/client.ts';
import type { SampleView } from '#contract/samples.ts';
import { sampleFaultSentence } from '#domain/samples/fault-sentences.ts';
import { sampleFaultCodes } from '#domain/samples/sample-fault.ts';

import classes from './samples.module.css';

export function FailedSample({ sample }: { sample: SampleView }) {
  const text = useText().samples;
  const language = useLanguage();
  const code = sampleFaultCodes.find((known) => known === sample.fault?.code);
  return (
    <div className={classes.drawing}>
      <p className={classes.which}>
        <StatusMark kind="trouble">{text.status.failed}</StatusMark>
      </p>
      <p>{text.withPlan(sample.plan.title, sample.seed)}</p>
      <p className={classes.words}>{text.failedText}</p>
      {code === undefined ? (
        <FaultNote fault={new Refusal('internal')} />
      ) : (
        <p role="alert" className={classes.failed}>
          {sampleFaultSentence(code, sample.fault?.details ?? {})[language]}
        </p>
      )}
    </div>
  );
}
