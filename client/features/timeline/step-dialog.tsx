// One step: what the system knows of it, who marked it when, and the mark itself.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import {
  getTimeline,
  getTimelineReminders,
  markTimelineStep,
  type TimelineStepView,
} from '#contract/timeline.ts';

import { useStepText } from './step-text.ts';
import classes from './timeline.module.css';

interface StepDialogProps {
  /** Null: closed. */
  step: TimelineStepView | null;
  number: number;
  mayMark: boolean;
  onClose: () => void;
}

export function StepDialog({ step, number, mayMark, onClose }: StepDialogProps) {
  const text = useText().timeline.step;
  const format = useFormat();
  return (
    <Dialog opened={step !== null} onClose={onClose} title={text.title(format.number(number))} size="lg">
      {step !== null && (
        <>
          <p className={classes.stepContent} lang="vi">
            {step.content}
          </p>
          <Shown step={step} />
          <History step={step} />
          {mayMark && <MarkForm key={step.id} step={step} onDone={onClose} />}
        </>
      )}
    </Dialog>
  );
}

function Shown({ step }: { step: TimelineStepView }) {
  const text = useText().timeline;
  const { shownText } = useStepText();
  if (step.evidence === null || step.shown === null)
    return <p className={classes.aside}>{text.step.noFacts}</p>;
  const isReached = step.shown.stage === 'done';
  return (
    <p className={classes.aside}>
      {text.step.facts}: {text.evidence[step.evidence]} – {isReached ? text.step.reached : text.step.notYet}.{' '}
      {shownText(step)}
    </p>
  );
}

function History({ step: { marks } }: { step: TimelineStepView }) {
  const text = useText().timeline.step;
  const format = useFormat();
  return (
    <section aria-label={text.history}>
      <h3 className={classes.heading}>{text.history}</h3>
      {marks.length === 0 ? (
        <p className={classes.aside}>{text.none}</p>
      ) : (
        <ul className={classes.marks}>
          {marks.map(({ done, note, at, by }) => (
            <li key={at}>
              {format.dayTime(at)} · {by} · <strong>{done ? text.marked : text.opened}</strong>
              {note !== '' && <span lang="vi"> · {note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function MarkForm({ step, onDone }: { step: TimelineStepView; onDone: () => void }) {
  const text = useText().timeline.step;
  const [note, setNote] = useState('');
  const mark = useAct(markTimelineStep, {
    invalidates: [getTimeline, getTimelineReminders],
    onDone,
  });
  const isSettled = step.shown?.stage === 'done';
  const isMarked = step.marks[0]?.done === true;
  const send = () => {
    if (!mark.isPending) mark.mutate({ params: { stepId: step.id }, body: { done: !isMarked, note } });
  };
  const label = isMarked ? text.reopen : text.mark;
  useKeys([{ key: 'Ctrl+Enter', label, run: send }], { enabled: !isSettled });
  if (isSettled) return <p className={classes.aside}>{text.settled}</p>;
  return (
    <div className={classes.markForm}>
      <Textarea
        data-autofocus
        label={text.note}
        lang="vi"
        autosize
        minRows={2}
        maxLength={300}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FaultNote fault={mark.error} />
      <Button
        onClick={send}
        loading={mark.isPending}
        aria-keyshortcuts="Control+Enter"
        rightSection={<KeyHint name="Ctrl+Enter" />}
      >
        {label}
      </Button>
    </div>
  );
}
