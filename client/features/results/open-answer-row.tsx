// One open answer: what was said, of whom, and how it was coded.
import { useFormat, useText } from '#client/text/text.ts';
import type { OpenAnswer, OpenAnswersView } from '#contract/open-answers.ts';
import { countedCodes } from '#domain/results/open-answers/code-frame.ts';

import classes from './open-answers.module.css';

interface RowProps {
  answer: OpenAnswer;
  isCurrent: boolean;
  /** Of the round that is being coded, what was just keyed included. */
  codes: readonly number[] | undefined;
  frame: OpenAnswersView['frame']['codes'];
  onChoose: () => void;
}

export function OpenAnswerRow({ answer, isCurrent, codes, frame, onChoose }: RowProps) {
  const text = useText().openAnswers;
  const format = useFormat();
  const labels = new Map(frame.map(({ number, label }) => [number, label]));
  const named = (numbers: readonly number[]) =>
    numbers.length === 0
      ? text.codedNone
      : countedCodes(numbers, frame)
          .map((number) => labels.get(number))
          .join(', ');
  return (
    <li>
      <button type="button" className={classes.answer} aria-current={isCurrent} onClick={onChoose}>
        <p className={classes.said}>{answer.words}</p>
        <p className={classes.about}>
          <span>{answer.agency}</span>
          {answer.field !== '' && <span>{answer.field}</span>}
          <span>{format.day(answer.answeredOn)}</span>
          <span>{codes === undefined ? text.uncodedMark : <strong>{named(codes)}</strong>}</span>
          {answer.agreed === false && answer.codings.settled === undefined && (
            <span className={classes.differ}>{text.differ}</span>
          )}
        </p>
      </button>
    </li>
  );
}
