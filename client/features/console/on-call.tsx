// The console while an attempt is in hand: who is called on the left, what to say in the middle, the call on the right.
import { useRef, useState } from 'react';

import type { AttemptView, ConsoleView } from '#contract/attempts.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { useKeys } from '#client/ui/keys.ts';

import { CallPanel } from './call-panel.tsx';
import { CitizenPanel } from './citizen-panel.tsx';
import { Dialling } from './dialling.tsx';
import { callStateOf, isLive } from './disposition-choice.ts';
import { DispositionPanel } from './disposition-panel.tsx';
import { EndedPanel } from './ended-panel.tsx';
import { KeyBar } from './key-bar.tsx';
import classes from './on-call.module.css';
import { QuestionPanel } from '#client/interview/question-panel.tsx';
import { RespondentPanel } from './respondent-panel.tsx';
import { ShiftBar, type ConsoleSurvey, type Session } from './shift-bar.tsx';
import { useAttemptNote } from './use-attempt-note.ts';
import { useCitizen } from './use-citizen.ts';
import { useInterviewDesk, useOpenedForm } from './use-interview-desk.ts';
import { utteranceOf, voiceDoor } from './utterance.ts';

interface OnCallProps {
  session: Session;
  survey: ConsoleSurvey;
  attempt: AttemptView;
  today: ConsoleView['today'];
  voiceOrigin: string | null;
}

export function OnCall({ session, survey, attempt, today, voiceOrigin }: OnCallProps) {
  const text = useText().console;
  const opened = useOpenedForm(attempt);
  const desk = useInterviewDesk(opened.form);
  const note = useAttemptNote(attempt.id);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const toNote = () => noteField.current?.focus();
  // What the operator asked for with F12 and Esc; null follows the call and the interview.
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [pauseAfter, setPauseAfter] = useState(false);

  const live = isLive(attempt);
  const talking = callStateOf(attempt) === 'in-progress';
  const complete = desk?.path.ended?.kind === 'complete' && desk.question === null;
  const finishing = wanted ?? ((attempt.call !== null && !live) || complete);
  const citizen = useCitizen(
    talking ? voiceDoor(voiceOrigin, attempt) : null,
    finishing || desk === null ? null : utteranceOf(desk),
  );
  const rechecks = attempt.purpose === 'backCheck';
  const togglePause = () => setPauseAfter(!pauseAfter);

  useKeys(
    [
      ...(finishing ? [] : [{ key: 'F12', label: text.acts.finish, run: () => setWanted(true) }]),
      { key: 'F4', label: text.acts.note, run: toNote },
      ...(finishing ? [] : [{ key: 'N', label: text.acts.note, run: toNote, hidden: true }]),
      ...(rechecks ? [] : [{ key: 'F9', label: text.acts.pauseAfter, run: togglePause }]),
      ...(voiceOrigin === null ? [] : [{ key: 'F3', label: text.acts.askAgain, run: citizen.askAgain }]),
    ],
    { group: text.call.title },
  );

  const citizenPanel = voiceOrigin !== null && desk !== null && (
    <CitizenPanel citizen={citizen} talking={talking} />
  );
  return (
    <>
      <ShiftBar
        session={session}
        survey={survey}
        today={today}
        since={attempt.call?.answeredAt ?? attempt.call?.queuedAt ?? attempt.startedAt}
        pause={
          rechecks
            ? null
            : {
                label: pauseAfter ? text.acts.pauseAfterOn : text.acts.pause,
                pressed: pauseAfter,
                onPress: togglePause,
              }
        }
      />
      <div className={classes.desk}>
        <RespondentPanel attempt={attempt} note={note} noteField={noteField} />
        <section className={classes.centre} aria-label={text.question.say}>
          {finishing ? (
            <DispositionPanel
              attempt={attempt}
              desk={desk}
              note={note.text}
              then={pauseAfter ? 'pause' : 'ready'}
              onBack={() => setWanted(false)}
            >
              {citizenPanel}
            </DispositionPanel>
          ) : (
            <>
              <div className={classes.matter}>
                {opened.fault !== null && desk === null ? (
                  <FaultNote fault={opened.fault} onRetry={opened.retry} />
                ) : desk === null ? (
                  <Dialling attempt={attempt} />
                ) : desk.question === null ? (
                  <EndedPanel desk={desk} onFinish={() => setWanted(true)} />
                ) : (
                  <QuestionPanel key={desk.question.name} desk={desk} question={desk.question} />
                )}
              </div>
              {citizenPanel}
              <KeyBar
                desk={desk}
                onNote={toNote}
                onFinish={() => setWanted(true)}
                onAskAgain={voiceOrigin === null ? null : citizen.askAgain}
              />
            </>
          )}
        </section>
        <CallPanel attempt={attempt} desk={desk} />
      </div>
    </>
  );
}
