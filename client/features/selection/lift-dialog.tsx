// Begins a flagged operator's test anew, with the reason.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getOperatorTests, liftOperatorFlag, type OperatorTestView } from '#contract/selection.ts';

import classes from './selection.module.css';

interface LiftDialogProps {
  surveyId: string;
  operator: OperatorTestView | null;
  onClose: () => void;
}

export function LiftDialog({ surveyId, operator, onClose }: LiftDialogProps) {
  const text = useText().selection.tests;
  const [reason, setReason] = useState('');
  const lift = useAct(liftOperatorFlag, {
    invalidates: [getOperatorTests],
    onDone: () => {
      setReason('');
      onClose();
    },
  });
  const isReady = reason.trim().length >= 10;
  return (
    <Dialog opened={operator !== null} onClose={onClose} title={text.liftTitle(operator?.name ?? '')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && operator !== null)
            lift.mutate({
              params: { surveyId, operatorId: operator.operatorId },
              body: { reason: reason.trim() },
            });
        }}
      >
        <p>{text.liftText}</p>
        <Textarea
          label={text.liftReason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={3}
          data-autofocus
        />
        <FaultNote fault={lift.error} />
        <Button type="submit" disabled={!isReady} loading={lift.isPending}>
          {text.liftAct}
        </Button>
      </form>
    </Dialog>
  );
}
