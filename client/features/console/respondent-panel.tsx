// The left of the console: who is called, about which procedure, what was tried before, the note.
import { Textarea } from '@mantine/core';
import type { RefObject } from 'react';

import { useFormat, useText } from '#client/text/text.ts';
import { useLanguage } from '#client/text/language.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import type { AttemptView } from '#contract/attempts.ts';
import type { InterviewNote } from '#contract/notes.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';

import classes from './respondent-panel.module.css';
import type { AttemptNote } from './use-attempt-note.ts';

interface RespondentPanelProps {
  attempt: AttemptView;
  note: AttemptNote;
  /** Beside which questions something was noted before, and what. */
  noted: readonly { note: InterviewNote; label: string }[];
  noteField: RefObject<HTMLTextAreaElement | null>;
}

export function RespondentPanel({ attempt, note, noted, noteField }: RespondentPanelProps) {
  const text = useText().console.person;
  const format = useFormat();
  const { case: surveyCase } = attempt;
  const { receivedOn, resultOn } = surveyCase;
  return (
    <section className={classes.panel} aria-label={text.calling[attempt.purpose]}>
      <div className={classes.part}>
        <h2 className={classes.heading}>{text.calling[attempt.purpose]}</h2>
        <p className={classes.name}>
          {!surveyCase.organisation && <span className={classes.title}>{text.title} </span>}
          {surveyCase.respondentName}
        </p>
        {attempt.call !== null && <p className={classes.quiet}>{attempt.call.phoneMasked}</p>}
        <dl className={classes.facts}>
          <dt>{text.why}</dt>
          <dd>{surveyCase.tthcName}</dd>
          <dt>{text.agency}</dt>
          <dd>{surveyCase.agencyName}</dd>
          {(receivedOn !== null || resultOn !== null) && (
            <>
              <dt>
                {text.received} · {text.result}
              </dt>
              <dd>
                {format.day(receivedOn)} · {format.day(resultOn)}
              </dd>
            </>
          )}
        </dl>
      </div>
      <div className={classes.part}>
        <h2 className={classes.heading}>
          {text.attempt(format.number(attempt.number), format.number(attempt.maxAttempts))}
        </h2>
        {surveyCase.appointmentAt !== null && (
          <p className={classes.appointment}>{text.appointment(format.when(surveyCase.appointmentAt))}</p>
        )}
        <Earlier earlier={surveyCase.earlier} />
        <Noted noted={noted} />
      </div>
      <div className={classes.note}>
        <Textarea
          ref={noteField}
          label={
            <>
              {text.note} <KeyHint name="F4" />
            </>
          }
          placeholder={text.noteHint}
          value={note.text}
          onChange={(event) => note.change(event.currentTarget.value)}
          onKeyDown={(event) => {
            const done = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey);
            if (!done || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            event.currentTarget.blur();
          }}
          maxLength={1000}
          minRows={2}
          maxRows={4}
          autosize
        />
      </div>
    </section>
  );
}

function Earlier({ earlier }: { earlier: AttemptView['case']['earlier'] }) {
  const text = useText().console.person;
  const format = useFormat();
  const language = useLanguage();
  if (earlier.length === 0) return <p className={classes.quiet}>{text.noEarlier}</p>;
  const words = (code: string) => dispositions.find((each) => each.code === code)?.[language] ?? code;
  return (
    <ol className={classes.earlier} aria-label={text.earlier}>
      {earlier.map(({ at, disposition, note }) => (
        <li key={at}>
          <span className={classes.when}>{format.when(at)}</span> {words(disposition)}
          {note !== null && note !== '' && <q className={classes.said}>{note}</q>}
        </li>
      ))}
    </ol>
  );
}

/** The latest are enough here: each stands at its question, too. */
const shownNotes = 3;

function Noted({ noted }: Pick<RespondentPanelProps, 'noted'>) {
  const text = useText().noted;
  const format = useFormat();
  if (noted.length === 0) return null;
  const latest = noted.slice(-shownNotes);
  return (
    <>
      <h2 className={classes.heading}>{text.notes}</h2>
      <ol className={classes.earlier} aria-label={text.notes}>
        {latest.map(({ note, label }) => (
          <li key={note.id}>
            <span className={classes.when}>{format.when(note.writtenAt)}</span> {label}
            <q className={classes.said}>{note.text}</q>
          </li>
        ))}
      </ol>
      {noted.length > latest.length && (
        <p className={classes.quiet}>{text.more(format.number(noted.length - latest.length))}</p>
      )}
    </>
  );
}
