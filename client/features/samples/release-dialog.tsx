// Releasing a replicate: what follows, and the reason, which is kept with the name of whoever released it.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { getStrataBoard, releaseReplicate, type StrataBoard } from '#contract/samples.ts';
import { getSurvey } from '#contract/surveys.ts';

import classes from './samples.module.css';

type Replicate = StrataBoard['replicates'][number];

interface ReleaseDialogProps {
  sampleId: string;
  /** The one to be released; null: closed. */
  replicate: Replicate | null;
  onClose: () => void;
}

export function ReleaseDialog({ sampleId, replicate, onClose }: ReleaseDialogProps) {
  const text = useText().samples.board.replicates.dialog;
  const format = useFormat();
  return (
    <Dialog
      opened={replicate !== null}
      onClose={onClose}
      title={replicate === null ? '' : text.title(format.number(replicate.number))}
    >
      {replicate !== null && <ReleaseForm sampleId={sampleId} replicate={replicate} onClose={onClose} />}
    </Dialog>
  );
}

function ReleaseForm({ sampleId, replicate, onClose }: ReleaseDialogProps & { replicate: Replicate }) {
  const { dialog: text } = useText().samples.board.replicates;
  const { cancel } = useText().common;
  const format = useFormat();
  const [reason, setReason] = useState('');
  const release = useAct(releaseReplicate, { invalidates: [getStrataBoard, getSurvey], onDone: onClose });
  const { number, units } = replicate;
  const isReady = reason.trim().length >= 3;
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) release.mutate({ params: { sampleId, number }, body: { reason: reason.trim() } });
      }}
    >
      <p>{text.consequence(format.number(units))}</p>
      <ReasonInput
        label={text.reason}
        description={text.reasonNote}
        value={reason}
        onChange={setReason}
        data-autofocus
      />
      <FaultNote fault={release.error} />
      <div className={classes.dialogActs}>
        <Button variant="default" onClick={onClose}>
          {cancel}
        </Button>
        <Button type="submit" disabled={!isReady} loading={release.isPending}>
          {text.submit(format.number(number))}
        </Button>
      </div>
    </form>
  );
}
