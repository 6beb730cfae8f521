// Confirming the sample: what will have happened, typed out, and confirmed by typing.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import {
  confirmSample,
  getSample,
  getSampleManifest,
  getStrataBoard,
  type FrameView,
  type SampleView,
} from '#contract/samples.ts';
import { getSurvey, listSurveys } from '#contract/surveys.ts';

import { Digest } from './digest.tsx';
import { OpenMatters, useOpenMatters } from './open-matters.tsx';
import classes from './samples.module.css';

export function ConfirmSample({ sample, frame }: { sample: SampleView; frame: FrameView }) {
  const { confirm: text, digests, missing } = useText().samples;
  const format = useFormat();
  const openMatters = useOpenMatters(frame, sample.surveyId);
  const [opened, setOpened] = useState(false);
  const confirm = useAct(confirmSample, {
    invalidates: [getSample, getSampleManifest, getStrataBoard, getSurvey, listSurveys],
    onDone: () => setOpened(false),
  });
  const main = format.number(sample.main);
  const close = () => {
    setOpened(false);
    confirm.reset();
  };
  return (
    <div className={classes.confirm}>
      <Button onClick={() => setOpened(true)}>{text.act}</Button>
      <p className={classes.note}>{text.before}</p>
      <OpenMatters frame={frame} surveyId={sample.surveyId} />
      <ConfirmTyped
        opened={opened}
        onClose={close}
        title={text.title}
        consequence={
          <div className={classes.consequence}>
            <p>{text.consequence(main, format.number(sample.reserve))}</p>
            {sample.missing > 0 && <p>{missing(format.number(sample.missing))}</p>}
            {openMatters.map(({ words }) => (
              <p key={words}>
                <strong>{words}</strong>
              </p>
            ))}
            {sample.replicates > 1 && <p>{text.replicates(format.number(sample.replicates))}</p>}
            <dl className={classes.digests}>
              <Digest label={digests.frame} value={sample.frameDigest} />
              <Digest label={digests.sample} value={sample.sampleDigest} />
            </dl>
            <p>
              <strong>{text.forever}</strong>
            </p>
          </div>
        }
        phrase={text.phrase(main)}
        act={text.submit}
        onConfirm={() => confirm.mutate({ params: { sampleId: sample.id } })}
        pending={confirm.isPending}
        fault={confirm.error}
      />
    </div>
  );
}
