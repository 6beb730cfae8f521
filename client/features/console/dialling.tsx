// Before the citizen answers: what the telephone is doing, and whom it is calling, readable from arm's length.
import { useText } from '#client/text/text.ts';
import type { AttemptView } from '#contract/attempts.ts';

import classes from './dialling.module.css';
import { callStateOf } from './disposition-choice.ts';

export function Dialling({ attempt }: { attempt: AttemptView }) {
  const text = useText().console;
  const answered = attempt.call !== null && attempt.call.answeredAt !== null;
  const state = attempt.call === null ? text.call.none : text.call.states[callStateOf(attempt)];
  return (
    <div className={classes.page}>
      <p className={classes.state} role="status">
        {answered ? text.question.opening : `${state}…`}
      </p>
      <p className={classes.name}>{attempt.case.respondentName}</p>
      <p className={classes.quiet}>
        {attempt.case.tthcName} · {attempt.case.agencyName}
      </p>
      <p className={classes.quiet}>{text.call.before}</p>
    </div>
  );
}
