// Takes an earlier period out of the comparison, once it was said what that does.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getEarlier, removeEarlier } from '#contract/earlier.ts';
import { getImprovement } from '#contract/improvement.ts';

interface RemovalProps {
  surveyId: string;
  period: { id: string; label: string };
  onRemoved: () => void;
}

export function EarlierRemoval({ surveyId, period, onRemoved }: RemovalProps) {
  const text = useText().earlier.add;
  const [asking, setAsking] = useState(false);
  const act = useAct(removeEarlier, {
    invalidates: [getEarlier, getImprovement],
    onDone: () => {
      setAsking(false);
      onRemoved();
    },
  });
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {text.remove}…
      </Button>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={`${text.remove}: ${period.label}`}>
        <p>{text.removeNote}</p>
        <FaultNote fault={act.error} />
        <Button
          loading={act.isPending}
          onClick={() => act.mutate({ params: { surveyId, periodId: period.id } })}
        >
          {text.remove}
        </Button>
      </Dialog>
    </>
  );
}
