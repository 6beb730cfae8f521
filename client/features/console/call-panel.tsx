// The right of the console: the call, how far the interview is, and whether everything is stored.
import { useConnection } from '#client/api/live.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { AttemptView } from '#contract/attempts.ts';
import { hasEnded, type CallState } from '#domain/attempts/call-states.ts';

import classes from './call-panel.module.css';
import { CallActs } from './call-acts.tsx';
import { callStateOf } from './disposition-choice.ts';
import type { CallControls } from './use-call-controls.ts';
import type { Hand } from './use-hand.ts';
import type { SupervisorDesk } from './use-supervisor.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

interface CallPanelProps {
  attempt: AttemptView;
  desk: InterviewDesk | null;
  controls: CallControls;
  supervisor: SupervisorDesk;
  hand: Hand;
  /** Letters are being typed as text. */
  typing: boolean;
}

const kindOf = (state: CallState): StatusKind =>
  state === 'in-progress'
    ? 'live'
    : state === 'failed' || state === 'lost'
      ? 'trouble'
      : hasEnded(state)
        ? 'idle'
        : 'waiting';

export function CallPanel({ attempt, desk, controls, supervisor, hand, typing }: CallPanelProps) {
  const text = useText().console;
  const { call } = attempt;
  const state = callStateOf(attempt);
  const hungUpOnHold = call?.heldSince != null && call.endedAt !== null;
  return (
    <section className={classes.panel} aria-label={text.call.title}>
      <div className={classes.part}>
        <h2 className={classes.heading}>{text.call.title}</h2>
        <p className={classes.state} role="status">
          <StatusMark kind={kindOf(state)}>
            {call === null ? text.call.none : text.call.states[state]}
          </StatusMark>
        </p>
        {call !== null && (
          <p className={classes.clock}>
            <Elapsed since={call.answeredAt ?? call.queuedAt} until={call.endedAt} />
          </p>
        )}
        {call?.recording === true && (
          <p className={classes.quiet}>
            <StatusMark kind="live">{text.call.recording}</StatusMark>
          </p>
        )}
        {hungUpOnHold && <OnHoldEnd />}
        <CallActs controls={controls} supervisor={supervisor} hand={hand} typing={typing} />
      </div>
      {desk !== null && (
        <>
          <Progress desk={desk} />
          <Stored desk={desk} />
        </>
      )}
    </section>
  );
}

function OnHoldEnd() {
  const text = useText().desk.hold;
  return <p className={classes.quiet}>{text.hungUp}</p>;
}

function Progress({ desk }: { desk: InterviewDesk }) {
  const text = useText().console.progress;
  const format = useFormat();
  const { asked, remaining } = desk.path;
  const all = asked.length + remaining.questions;
  return (
    <div className={classes.part}>
      <h2 className={classes.heading}>{text.title}</h2>
      <Bar label={text.title} value={asked.length} target={all} />
      <p className={classes.line}>
        {format.number(asked.length)}/{format.number(all)}
        {remaining.seconds > 0 && (
          <span className={classes.quiet}> · {text.left(format.duration(remaining.seconds))}</span>
        )}
      </p>
    </div>
  );
}

/** Whether what was typed is in the database; with the line cut, where it is meanwhile. */
function Stored({ desk }: { desk: InterviewDesk }) {
  const text = useText().console.stored;
  const { unkept } = useText().unsent;
  const format = useFormat();
  const connection = useConnection();
  const { unsent, refused, stalled } = desk.outbox;
  const total = desk.walk.answers.size;
  const waiting = new Set(unsent.map(({ questionName }) => questionName)).size;
  const count = format.number(total);
  const stored = format.number(total - waiting);
  const cut = stalled || connection.state !== 'connected';
  const firstRefused = refused[0];
  return (
    <div className={classes.part}>
      <h2 className={classes.heading}>{text.title}</h2>
      <p className={classes.line} role="status">
        {total === 0 ? (
          <span className={classes.quiet}>{text.none}</span>
        ) : waiting === 0 ? (
          <StatusMark kind="done">{text.all(count)}</StatusMark>
        ) : (
          <StatusMark kind={cut ? 'trouble' : 'waiting'}>{text.some(stored, count)}</StatusMark>
        )}
      </p>
      {waiting > 0 && (
        <p className={classes.quiet}>
          {cut ? text.waiting(format.number(unsent.length)) : text.sending(format.number(unsent.length))}
        </p>
      )}
      {desk.outbox.unkept && (
        <div role="alert" className={classes.refused}>
          <p>{unkept}</p>
        </div>
      )}
      {firstRefused !== undefined && (
        <div role="alert" className={classes.refused}>
          <p>{text.refused}</p>
          <button type="button" onClick={() => desk.goTo(firstRefused.entry.questionName)}>
            {text.go}
          </button>
        </div>
      )}
    </div>
  );
}
