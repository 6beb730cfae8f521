// A refusal or fault, in words, at the place it concerns.
import { Button } from '@mantine/core';

import { Refusal } from '#client/api/client.ts';
import { sentenceFor } from '#client/text/sentence.ts';
import { useFormat, useText } from '#client/text/text.ts';

import classes from './fault-note.module.css';

interface FaultNoteProps {
  /** What a query or an act failed with; nothing is shown for null. */
  fault: unknown;
  onRetry?: (() => void) | undefined;
}

/** The sentence for anything thrown; what is not a Refusal is an internal fault. */
function useSentence(): (fault: unknown) => string {
  const text = useText();
  const format = useFormat();
  return (fault) => sentenceFor(fault instanceof Refusal ? fault : new Refusal('internal'), text, format);
}

export function FaultNote({ fault, onRetry }: FaultNoteProps) {
  const text = useText().common;
  const sentence = useSentence();
  if (fault === null || fault === undefined) return null;
  const requestId = fault instanceof Refusal ? fault.requestId : null;
  return (
    <div role="alert" className={classes.note}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" className={classes.shape}>
        <path d="M6 .8 11.6 11H.4z" fill="currentColor" />
      </svg>
      <div>
        <p className={classes.sentence}>{sentence(fault)}</p>
        {requestId !== null && <p className={classes.request}>{text.requestId(requestId)}</p>}
      </div>
      {onRetry !== undefined && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {text.retry}
        </Button>
      )}
    </div>
  );
}
