// A list that came to nothing: why, that nothing of it was kept, and the step that helps.
import { Button } from '@mantine/core';

import { useLanguage } from '#client/text/language.ts';
import { sentenceFor } from '#client/text/sentence.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { TransactionList } from '#contract/lists.ts';
import { problemCodes } from '#contract/problems.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { listFaultCodes } from '#domain/lists/list-fault.ts';

import classes from './lists.module.css';

interface EndedListProps {
  list: TransactionList;
  /** Opens the chooser of files. */
  onChoose: () => void;
}

export function FailedList({ list, onChoose }: EndedListProps) {
  const text = useText().lists.failed;
  const { sentence, isOfFile } = useFault(list);
  return (
    <div className={classes.failed}>
      <p role="alert" className={classes.line}>
        {sentence} {isOfFile && text.nothing}
      </p>
      <Button variant="default" onClick={onChoose}>
        {isOfFile ? text.other : text.again}
      </Button>
    </div>
  );
}

/** What the list ended with, in words; whether the file itself is the reason. */
function useFault({ fault }: TransactionList): { sentence: string; isOfFile: boolean } {
  const text = useText();
  const language = useLanguage();
  const format = useFormat();
  const ofFile = listFaultCodes.find((code) => code === fault?.code);
  if (ofFile !== undefined)
    return { sentence: faultSentence(ofFile, fault?.details)[language], isOfFile: true };
  const problem = problemCodes.find((code) => code === fault?.code && code !== 'internal');
  if (problem !== undefined)
    return {
      sentence: sentenceFor({ code: problem, details: fault?.details ?? {} }, text, format),
      isOfFile: false,
    };
  return { sentence: text.lists.failed.internal, isOfFile: false };
}

export function CancelledList({ list, onChoose }: EndedListProps) {
  const text = useText().lists.cancelled;
  const format = useFormat();
  return (
    <div className={classes.cancelled}>
      <p className={classes.line}>
        <strong>{text.title(format.dayTime(list.finishedAt ?? list.uploadedAt))}</strong> {text.text}
      </p>
      <Button variant="default" onClick={onChoose}>
        {text.again}
      </Button>
    </div>
  );
}
