// A code gets another name, or is merged into another that means the same.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import {
  changeCodeFrame,
  getCodeShare,
  getOpenAnswers,
  type OpenAnswersView,
} from '#contract/open-answers.ts';

import classes from './open-answers.module.css';

interface DialogProps {
  surveyId: string;
  question: string;
  codes: OpenAnswersView['frame']['codes'];
  onClose: () => void;
}

export function OpenFrameDialog({ surveyId, question, codes, onClose }: DialogProps) {
  const text = useText().openAnswers.frame;
  const act = useAct(changeCodeFrame, { invalidates: [getOpenAnswers, getCodeShare], onDone: onClose });
  const counted = codes.filter(({ mergedInto }) => mergedInto === null);
  const labels = new Map(codes.map(({ number, label }) => [number, label]));
  const [which, setWhich] = useState(counted[0]?.number ?? 0);
  const [name, setName] = useState('');
  const [into, setInto] = useState(0);
  const options = (without: number) =>
    counted
      .filter(({ number }) => number !== without)
      .map(({ number, label }) => ({ value: String(number), label }));
  const send = (
    change:
      | { kind: 'renamed'; number: number; label: string }
      | { kind: 'merged'; number: number; into: number },
  ) => act.mutate({ params: { surveyId }, body: { question, change } });
  return (
    <Dialog opened onClose={onClose} title={text.changeTitle}>
      <NativeSelect
        label={text.which}
        value={String(which)}
        onChange={(event) => setWhich(Number(event.currentTarget.value))}
        data={options(0)}
      />
      <div className={classes.line}>
        <TextInput
          label={text.newName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={name.trim().length < 2}
          loading={act.isPending}
          onClick={() => send({ kind: 'renamed', number: which, label: name })}
        >
          {text.rename}
        </Button>
      </div>
      <div className={classes.line}>
        <NativeSelect
          label={text.into}
          value={String(into)}
          onChange={(event) => setInto(Number(event.currentTarget.value))}
          data={[{ value: '0', label: '' }, ...options(which)]}
        />
        <Button
          variant="default"
          disabled={into === 0 || into === which}
          loading={act.isPending}
          onClick={() => send({ kind: 'merged', number: which, into })}
        >
          {text.merge}
        </Button>
      </div>
      <p className={classes.about}>{text.mergeNote}</p>
      {codes
        .filter(({ mergedInto }) => mergedInto !== null)
        .map(({ number, label, mergedInto }) => (
          <p key={number} className={classes.about}>
            {label}: {text.mergedInto(labels.get(mergedInto ?? 0) ?? '')}
          </p>
        ))}
      <FaultNote fault={act.error} />
    </Dialog>
  );
}
