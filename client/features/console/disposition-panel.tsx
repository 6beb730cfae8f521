// How the contact ended: one key chooses, Enter records. What does not fit now is listed with the reason.
import { useState, type ReactNode } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { questionLabel } from '#client/interview/contradiction-words.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { hangUp, type AttemptView } from '#contract/attempts.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';

import { AppointmentForm } from './appointment-form.tsx';
import { DispositionList } from './disposition-list.tsx';
import classes from './disposition-panel.module.css';
import {
  appointmentFor,
  callStateOf,
  fittingDisposition,
  isLive,
  offeredDispositions,
  suggestedDisposition,
  type Situation,
} from './disposition-choice.ts';
import { BarKey } from './key-bar.tsx';
import type { WrapUp } from './use-wrap-up.ts';
import { WrapUpClock } from './wrap-up-clock.tsx';
import { useFinish } from './use-finish.ts';
import { useKeysAnew } from './use-keys-anew.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

interface DispositionPanelProps {
  attempt: AttemptView;
  desk: InterviewDesk | null;
  note: string;
  then: 'ready' | 'pause';
  /** Chosen on the way here, by an objection. */
  wanted: DispositionCode | null;
  /** The call ended under the operator's fingers. */
  came: boolean;
  wrapUp: WrapUp;
  onBack: () => void;
  /** What stands between the list and the keys: the demo's citizen. */
  children?: ReactNode;
}

export function DispositionPanel({
  attempt,
  desk,
  note,
  then,
  wanted,
  came,
  wrapUp,
  onBack,
  children,
}: DispositionPanelProps) {
  const text = useText().console;
  const { resultWaits, halfTyped } = useText().unsent;
  const language = useLanguage();
  const situation: Situation = {
    callState: callStateOf(attempt),
    interviewStarted: desk?.form.startedHere() ?? false,
    form: desk,
  };
  const offered = offeredDispositions(situation);
  const suggested = suggestedDisposition(situation);
  const fitting = fittingDisposition(offered, wanted);
  const [chosen, setChosen] = useState<DispositionCode | null>(fitting);
  const [booking, setBooking] = useState(fitting !== null && appointmentFor(fitting) !== null);
  const { finish, state, waits, fault } = useFinish({ attempt, desk, note, then });
  const hangingUp = useAct(hangUp);
  const keysAreAnew = useKeysAnew(came);

  const live = isLive(attempt);
  // Whoever ran over is paused afterwards, whatever was wanted before.
  const ranOver = wrapUp.left !== null && wrapUp.left < 0;
  const allowed = offered.filter(({ blockedBy }) => blockedBy === null);
  const current = allowed.find(({ disposition }) => disposition.code === (chosen ?? suggested)) ?? null;
  const choose = (code: DispositionCode) => {
    setChosen(code);
    setBooking(appointmentFor(code) !== null);
  };
  const move = (by: number) => {
    const at = current === null ? (by > 0 ? -1 : 0) : allowed.indexOf(current);
    const next = allowed[(at + by + allowed.length) % allowed.length];
    if (next) setChosen(next.disposition.code);
  };
  const record = () => {
    if (current === null) return;
    if (appointmentFor(current.disposition.code) === null) finish(current.disposition.code, null);
    else setBooking(true);
  };
  const recordLabel =
    attempt.purpose === 'backCheck'
      ? text.disposition.recordOnly
      : then === 'pause' || ranOver
        ? text.disposition.recordPause
        : text.disposition.record;

  useKeys(
    [
      ...allowed.map(({ key, disposition }) => ({
        key,
        label: disposition[language],
        run: () => choose(disposition.code),
        helpOnly: true,
      })),
      { key: 'Enter', label: recordLabel, run: record },
      { key: 'ArrowDown', label: text.disposition.lead, run: () => move(1), helpOnly: true },
      { key: 'ArrowUp', label: text.disposition.lead, run: () => move(-1), hidden: true },
    ],
    { group: text.disposition.title, enabled: keysAreAnew && !booking && state === 'idle' },
  );
  useKeys([
    ...(booking ? [] : [{ key: 'Escape', label: text.disposition.back, run: onBack }]),
    ...(live
      ? [
          {
            key: 'F12',
            label: text.acts.hangUpNow,
            run: () => hangingUp.mutate({ params: { attemptId: attempt.id } }),
          },
        ]
      : []),
  ]);

  const unsent = desk?.outbox.unsent.length ?? 0;
  return (
    <div className={classes.panel} aria-busy={!keysAreAnew}>
      <header className={classes.head}>
        <h2 className={classes.title}>{text.disposition.title}</h2>
        {!ranOver && (
          <p className={classes.lead}>
            {text.disposition.lead} {live && text.disposition.live}
          </p>
        )}
        <WrapUpClock wrapUp={wrapUp} />
        {desk?.form.halfTyped.all().map(({ id, questionName, typed }) => (
          <p key={id} className={classes.lead} role="status">
            {halfTyped(questionLabel(questionName, desk.rendering, language), typed)}
          </p>
        ))}
      </header>
      <div className={classes.matter}>
        {booking && current !== null ? (
          <AppointmentForm
            title={current.disposition}
            required={appointmentFor(current.disposition.code) === 'required'}
            fault={fault}
            onRecord={(at) => finish(current.disposition.code, at)}
            onBack={() => setBooking(false)}
            recordLabel={recordLabel}
            pending={state !== 'idle'}
          />
        ) : (
          <>
            <DispositionList
              offered={offered}
              chosen={current?.disposition.code ?? null}
              suggested={suggested}
              onChoose={choose}
            />
            <FaultNote fault={fault ?? hangingUp.error} />
          </>
        )}
      </div>
      {children}
      <footer className={classes.foot}>
        {!booking && <BarKey name="Escape" label={text.disposition.back} onPress={onBack} />}
        {live && (
          <BarKey
            name="F12"
            label={text.acts.hangUpNow}
            onPress={() => hangingUp.mutate({ params: { attemptId: attempt.id } })}
          />
        )}
        <span className={classes.state} role="status">
          {state === 'storing' && unsent > 0 && text.disposition.storingFirst(String(unsent))}
          {state === 'recording' && text.disposition.recording}
          {state === 'idle' && waits && resultWaits}
        </span>
        {!booking && current !== null && state === 'idle' && (
          <BarKey name="Enter" label={recordLabel} onPress={record} strong />
        )}
      </footer>
    </div>
  );
}
