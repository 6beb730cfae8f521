// The choices of an edition and the act, confirmed by typing the survey's code.
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { getPublication, publishEdition, type PublicationView } from '#contract/publications.ts';

import classes from './publications.module.css';

interface PublishFormProps {
  view: PublicationView;
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
  /** Another number of fewest interviews, within its limits: the preview follows it. */
  onMinimum: (value: number) => void;
}

const leastReason = 10;

export function PublishForm({ view, accepted, onAccept, onMinimum }: PublishFormProps) {
  const text = useText().publications;
  const format = useFormat();
  const [minimum, setMinimum] = useState<number | null>(view.minimumCell);
  const [withFrame, setWithFrame] = useState(false);
  const [reason, setReason] = useState('');
  const [isAsking, setAsking] = useState(false);
  const act = useAct(publishEdition, {
    invalidates: [getPublication],
    onDone: () => {
      setAsking(false);
      onAccept(false);
    },
  });
  const [former] = view.editions;
  const warnings = view.readiness.filter(({ state }) => state === 'warns').map(({ key }) => key);
  const isMinimum = minimum !== null && Number.isInteger(minimum) && minimum >= 3 && minimum <= 100;
  const number = format.number((former?.number ?? 0) + 1);
  const overall = view.preview?.index.figures.find(({ code }) => code === 'overall');
  const blocked = whyNot();
  function whyNot(): string | null {
    if (view.preview === null) return text.blocked.blocks;
    if (!isMinimum) return text.minimumFault;
    if (former && reason.trim().length < leastReason) return text.blocked.reason;
    return warnings.length > 0 && !accepted ? text.blocked.warnings : null;
  }
  return (
    <div className={classes.form}>
      <NumberField
        label={text.minimumCell}
        description={text.minimumHint}
        value={minimum}
        whole
        error={isMinimum ? null : text.minimumFault}
        onChange={(value) => {
          setMinimum(value);
          if (value !== null && Number.isInteger(value) && value >= 3 && value <= 100) onMinimum(value);
        }}
      />
      <Checkbox
        label={text.withFrame}
        description={text.withFrameHint}
        checked={withFrame}
        onChange={(event) => setWithFrame(event.currentTarget.checked)}
      />
      {former && (
        <Textarea
          label={text.reason(format.number(former.number))}
          description={text.reasonShort}
          value={reason}
          maxLength={1000}
          autosize
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {warnings.length > 0 && (
        <Checkbox
          label={text.accept}
          checked={accepted}
          onChange={(event) => onAccept(event.currentTarget.checked)}
        />
      )}
      <div>
        <Button disabled={blocked !== null} onClick={() => setAsking(true)}>
          {text.act(number)}
        </Button>
        {blocked !== null && <p className={classes.note}>{blocked}</p>}
      </div>
      <ConfirmTyped
        opened={isAsking}
        onClose={() => {
          setAsking(false);
          act.reset();
        }}
        title={text.confirm.title}
        consequence={<p>{text.confirm.consequence(number, format.number(overall?.shown ?? null, 2))}</p>}
        phrase={view.survey.code}
        act={text.confirm.submit}
        onConfirm={() =>
          act.mutate({
            params: { surveyId: view.survey.id },
            body: { minimumCell: minimum ?? view.minimumCell, withFrame, reason, accepted: warnings },
          })
        }
        pending={act.isPending}
        fault={act.error}
      />
    </div>
  );
}
