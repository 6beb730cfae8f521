// When to call again: quick choices by digit, or a time typed by hand. What the survey's hours refuse is said in place,
// with the nearest permitted time one key away.
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';

import { Refusal } from '#client/api/client.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { useLettersInto } from '#client/ui/letters-into.ts';

import classes from './appointment-form.module.css';
import { appointmentChoices, beginsDay, typedAppointment } from './appointment-times.ts';
import { BarKey } from './key-bar.tsx';

interface AppointmentFormProps {
  title: { vi: string; en: string };
  /** Without a time the appointment is none; otherwise the calling rules choose when. */
  required: boolean;
  fault: unknown;
  onRecord: (at: string | null) => void;
  recordLabel: string;
  pending: boolean;
}

/** The nearest permitted time that a refusal names. */
function nearestIn(fault: unknown): string | null {
  if (!(fault instanceof Refusal) || fault.code !== 'appointment-outside-hours') return null;
  const { nextAt } = fault.details;
  return typeof nextAt === 'string' ? nextAt : null;
}

export function AppointmentForm({
  title,
  required,
  fault,
  onRecord,
  recordLabel,
  pending,
}: AppointmentFormProps) {
  const text = useText().console.appointment;
  const format = useFormat();
  const language = useLanguage();
  const [choices] = useState(() => appointmentChoices(new Date()));
  const [at, setAt] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLettersInto(field, beginsDay);
  const [refusedAt, setRefusedAt] = useState<string | null>(null);
  const nearest = nearestIn(fault);

  const pick = (instant: string) => {
    setAt(instant);
    setTyped('');
    setMissing(false);
  };
  const type = (written: string) => {
    setTyped(written);
    setAt(typedAppointment(written, new Date()));
    setMissing(false);
  };
  const record = () => {
    if (pending) return;
    if (at === null && (required || typed !== '')) return setMissing(true);
    field.current?.blur();
    setRefusedAt(at);
    onRecord(at);
  };
  useKeys(
    [
      ...choices.map((choice) => ({
        key: choice.key,
        label: text.names[choice.name],
        run: () => pick(choice.at),
      })),
      ...(nearest === null
        ? []
        : [{ key: '9', label: text.takeNearest(format.dayTime(nearest)), run: () => pick(nearest) }]),
      { key: '0', label: text.typed, run: () => field.current?.focus() },
      { key: 'Enter', label: recordLabel, run: record, inFields: true },
    ],
    { group: text.title },
  );

  return (
    <div className={classes.form}>
      <p className={classes.chosen}>{title[language]}</p>
      <h3 className={classes.title}>{text.title}</h3>
      <ul className={classes.choices}>
        {choices.map((choice) => (
          <li key={choice.key}>
            <button
              type="button"
              className={classes.choice}
              aria-pressed={at === choice.at}
              aria-keyshortcuts={choice.key}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(choice.at)}
            >
              <KeyHint name={choice.key} />
              <span className={classes.name}>{text.names[choice.name]}</span>
              <span className={classes.time}>
                {format.weekday(choice.at)} · {format.time(choice.at)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <TextInput
        ref={field}
        className={classes.typed}
        label={
          <>
            <KeyHint name="0" /> {text.typed}
          </>
        }
        placeholder={text.typedHint}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={typed !== '' && at === null ? text.unreadable : missing ? text.missing : undefined}
        onKeyDown={(event) => {
          // Esc leaves the field first, so that the digits choose again.
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.currentTarget.blur();
        }}
        autoComplete="off"
      />
      <p className={classes.result} role="status">
        {at !== null && `${format.weekday(at)} · ${format.time(at)}`}
        {at === null && !required && typed === '' && text.byRules}
      </p>
      {/* About the time that was refused, not about another one chosen since. */}
      {at === refusedAt && <FaultNote fault={fault} />}
      {nearest !== null && (
        <BarKey name="9" label={text.takeNearest(format.dayTime(nearest))} onPress={() => pick(nearest)} />
      )}
      <div>
        <BarKey name="Enter" label={recordLabel} onPress={record} strong />
      </div>
    </div>
  );
}
