// The console while an attempt is in hand: who is called on the left, what to say in the middle, the call on the right.
import { useRef, useState } from 'react';

import type { AttemptView, ConsoleView } from '#contract/attempts.ts';
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { useKeysRest } from '#client/ui/keys-at-rest.ts';
import { useKeys } from '#client/ui/keys.ts';
import { ContradictionBanner } from '#client/interview/contradiction-banner.tsx';
import { questionLabel, unsettled } from '#client/interview/contradiction-words.ts';
import { isTyped } from '#client/interview/answer-keys.ts';
import { QuestionPanel } from '#client/interview/question-panel.tsx';
import { useWho } from '#client/frame/who.ts';

import { AnsweredBanner } from './answered-banner.tsx';
import { CallPanel } from './call-panel.tsx';
import { CitizenPanel } from './citizen-panel.tsx';
import { commandBindings } from './command-keys.ts';
import { Dialling } from './dialling.tsx';
import { isLive } from './disposition-choice.ts';
import { DispositionPanel } from './disposition-panel.tsx';
import { EndedPanel } from './ended-panel.tsx';
import { JumpList } from './jump-list.tsx';
import { KeyBar } from './key-bar.tsx';
import classes from './on-call.module.css';
import { NoteDialog, NotesHere } from './question-notes.tsx';
import { RecheckReview } from './recheck-review.tsx';
import { RefusalPanel } from './refusal-panel.tsx';
import { RespondentPanel } from './respondent-panel.tsx';
import { ShiftBar, type ConsoleSurvey, type Session } from './shift-bar.tsx';
import { HandOverDialog, SupervisorChoice } from './supervisor-dialogs.tsx';
import { UnheardBanner } from './unheard-banner.tsx';
import { useAttemptNote } from './use-attempt-note.ts';
import { useCallControls } from './use-call-controls.ts';
import { useCitizen } from './use-citizen.ts';
import { useCourse, type Aside } from './use-course.ts';
import { useHand } from './use-hand.ts';
import { useInterviewDesk, useOpenedForm } from './use-interview-desk.ts';
import { useNotes } from './use-notes.ts';
import { useSupervisor } from './use-supervisor.ts';
import { useWrapUp } from './use-wrap-up.ts';
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
  const words = useText().desk;
  const language = useLanguage();
  const who = useWho();
  const opened = useOpenedForm(attempt);
  const desk = useInterviewDesk(opened.form);
  const note = useAttemptNote(who.id, attempt.id);
  const notes = useNotes(opened.form, attempt.id);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const toNote = () => noteField.current?.focus();
  const [pauseAfter, setPauseAfter] = useState(false);
  // Whoever took a conversation over came for it alone.
  const alone = who.role === 'supervisor' || attempt.purpose === 'backCheck';
  const then = pauseAfter ? 'pause' : 'ready';

  const live = isLive(attempt);
  const question = desk?.question ?? null;
  const complete = desk?.path.ended?.kind === 'complete' && question === null && unsettled(desk).length === 0;
  // A re-call is looked through before its result; an interview goes straight on to it.
  const reviews = attempt.purpose === 'backCheck' && complete;
  const course = useCourse(!reviews && ((attempt.call !== null && !live) || complete));
  const { finishing } = course;
  const asked = !finishing && question !== null;
  const searching = course.aside === 'refusal' && !finishing && desk !== null;
  const typing = searching || (asked && isTyped(question));
  // Letters choose the result, or write when to call again: the call's controls leave them alone.
  const lettersTaken = typing || finishing;
  const controls = useCallControls(attempt, session, lettersTaken);
  const hand = useHand(session, attempt.startedAt);
  const supervisor = useSupervisor(attempt, desk, then);
  const wrapUp = useWrapUp(session.wrapUpEndsAt, attempt.id, note.text);
  const citizen = useCitizen(
    controls.talking && !controls.unheard ? voiceDoor(voiceOrigin, attempt) : null,
    finishing || searching || desk === null ? null : utteranceOf(desk),
  );
  const keysRest = useKeysRest();
  const togglePause = () => setPauseAfter(!pauseAfter);
  const openAside = (aside: Aside) => {
    course.open(aside);
    if (aside === 'refusal') desk?.form.paradata.did('helpOpened', question?.name ?? null);
  };

  useKeys(
    [
      ...(finishing ? [] : [{ key: 'F12', label: text.acts.finish, run: () => course.finish() }]),
      { key: 'F4', label: text.acts.note, run: toNote },
      ...(alone ? [] : [{ key: 'F9', label: text.acts.pauseAfter, run: togglePause }]),
      ...(voiceOrigin === null ? [] : [{ key: 'F3', label: text.acts.askAgain, run: citizen.askAgain }]),
    ],
    { group: text.call.title },
  );
  useKeys(
    [
      ...commandBindings('J', typing, words.jump.act, () => openAside('jump')),
      ...commandBindings('N', typing, words.notes.act, () => openAside('note')),
      ...commandBindings('R', typing, words.refusal.act, () => openAside('refusal')),
    ],
    { enabled: !finishing && !searching && desk !== null, group: text.question.say },
  );

  const labelOf = (name: string) => (desk === null ? name : questionLabel(name, desk.rendering, language));
  const citizenPanel = voiceOrigin !== null && desk !== null && (
    <CitizenPanel citizen={citizen} controls={controls} at={asked ? question.name : null} />
  );
  return (
    <>
      <ShiftBar
        session={session}
        survey={survey}
        today={today}
        since={attempt.call?.answeredAt ?? attempt.call?.queuedAt ?? attempt.startedAt}
        wrapUp={wrapUp}
        pause={
          alone
            ? null
            : {
                label: pauseAfter ? text.acts.pauseAfterOn : text.acts.pause,
                pressed: pauseAfter,
                onPress: togglePause,
              }
        }
      />
      <div className={classes.desk}>
        <RespondentPanel
          attempt={attempt}
          note={note}
          noted={(opened.form?.notes ?? []).map((each) => ({
            note: each,
            label: labelOf(each.questionName),
          }))}
          noteField={noteField}
        />
        <section className={classes.centre} aria-label={text.question.say}>
          <UnheardBanner controls={controls} typing={lettersTaken} />
          <AnsweredBanner by={attempt.case.answeredBy} />
          {desk !== null && (
            <ContradictionBanner
              desk={desk}
              shown={finishing || searching ? null : (question?.name ?? null)}
              onGo={(name) => {
                course.back();
                course.close();
                desk.goTo(name);
              }}
            />
          )}
          {finishing ? (
            <DispositionPanel
              attempt={attempt}
              desk={desk}
              note={note.text}
              then={alone ? 'pause' : then}
              wanted={course.disposition}
              came={course.byItself && !live}
              wrapUp={wrapUp}
              onBack={course.back}
            >
              {citizenPanel}
            </DispositionPanel>
          ) : (
            <>
              <div className={classes.matter} aria-busy={keysRest}>
                {opened.fault !== null && desk === null ? (
                  <FaultNote fault={opened.fault} onRetry={opened.retry} />
                ) : desk === null ? (
                  <Dialling attempt={attempt} />
                ) : searching ? (
                  <RefusalPanel
                    rendering={desk.rendering}
                    verificationCode={attempt.case.verificationCode}
                    onFinish={course.finish}
                    onBack={course.close}
                  />
                ) : reviews ? (
                  <RecheckReview desk={desk} onFinish={() => course.finish()} />
                ) : question === null ? (
                  <EndedPanel desk={desk} onFinish={() => course.finish()} />
                ) : (
                  <QuestionPanel key={question.name} desk={desk} question={question} />
                )}
              </div>
              {asked && !searching && <NotesHere notes={notes.of(question.name)} />}
              {citizenPanel}
              <KeyBar
                desk={desk}
                typing={typing}
                onOpen={searching || reviews ? null : openAside}
                onFinish={() => course.finish()}
              />
            </>
          )}
        </section>
        <CallPanel
          attempt={attempt}
          desk={desk}
          controls={controls}
          supervisor={supervisor}
          hand={hand}
          typing={lettersTaken}
        />
      </div>
      {desk !== null && (
        <JumpList opened={course.aside === 'jump'} desk={desk} notes={notes} onClose={course.close} />
      )}
      {desk !== null && question !== null && (
        <NoteDialog
          opened={course.aside === 'note'}
          label={labelOf(question.name)}
          notes={notes.of(question.name)}
          draft={desk.form.halfTyped.notes.of(question.name) ?? ''}
          onDraft={(typed) => desk.form.halfTyped.notes.keep(question.name, typed)}
          onSave={(said) => notes.write(question.name, said)}
          onClose={course.close}
        />
      )}
      <SupervisorChoice supervisor={supervisor} />
      <HandOverDialog supervisor={supervisor} />
    </>
  );
}
