// The choices of an edition and the act, confirmed by typing the survey's code.
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { getPublication, publishEdition, type PublicationView } from '#contract/publications.ts';

import classes from './publications.module.css';

interface PublishFormProps {
  view: PublicationView;
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
}

const leastReason = 10;

export function PublishForm({ view, accepted, onAccept }: PublishFormProps) {
  const text = useText().publications;
  const format = useFormat();
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
  const number = format.number((former?.number ?? 0) + 1);
  const overall = view.preview?.index.figures.find(({ code }) => code === 'overall');
  const blocked = whyNot();
  function whyNot(): string | null {
    if (view.preview === null) return text.blocked.blocks;
    if (former && reason.trim().length < leastReason) return text.blocked.reason;
    return warnings.length > 0 && !accepted ? text.blocked.warnings : null;
  }
  return (
    <div className={classes.form}>
      <p>{text.minimumCell(format.number(view.minimumCell))}</p>
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
            body: { withFrame, reason, accepted: warnings },
          })
        }
        pending={act.isPending}
        fault={act.error}
      />
    </div>
  );
}
