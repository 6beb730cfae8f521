// The words as they were said, for whoever may read names, with a reason that is kept.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { readOpenWords, type OpenAnswer } from '#contract/open-answers.ts';

import classes from './open-answers.module.css';

interface DialogProps {
  surveyId: string;
  question: string;
  answer: OpenAnswer;
}

export function OpenWordsDialog({ surveyId, question, answer }: DialogProps) {
  const text = useText().openAnswers.words;
  const { role } = useWho();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct(readOpenWords);
  if (role !== 'admin' && role !== 'official') return null;
  const close = () => {
    setOpened(false);
    act.reset();
  };
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
        {text.open}
      </Button>
      <Dialog opened={opened} onClose={close} title={text.title}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            act.mutate({ params: { surveyId, interviewId: answer.interviewId }, body: { question, reason } });
          }}
        >
          <TextInput
            label={text.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <div className={classes.line}>
            <Button type="submit" loading={act.isPending} disabled={reason.trim().length < 10}>
              {text.read}
            </Button>
          </div>
          <p className={classes.said}>{act.data?.words ?? answer.words}</p>
          <FaultNote fault={act.error} />
        </form>
      </Dialog>
    </>
  );
}
