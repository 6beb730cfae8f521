// When to call again: quick choices by digit, or a time typed by hand. Both are typed into the one field, which has the
// focus from the start: a digit alone is a choice, and becomes a time when more follows. What the survey's hours refuse is
// said in place, with the nearest permitted time one key away.
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
import { appointmentChoices, beginsTime, meantAppointment } from './appointment-times.ts';
import { BarKey } from './key-bar.tsx';

interface AppointmentFormProps {
  title: { vi: string; en: string };
  /** Without a time the appointment is none; otherwise the calling rules choose when. */
  required: boolean;
  fault: unknown;
  onRecord: (at: string | null) => void;
  onBack: () => void;
  recordLabel: string;
  pending: boolean;
}

/** Of no choice: there are six at most. */
const nearestKey = '9';

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
  onBack,
  recordLabel,
  pending,
}: AppointmentFormProps) {
  const text = useText().console.appointment;
  const format = useFormat();
  const language = useLanguage();
  const [choices] = useState(() => appointmentChoices(new Date()));
  const [typed, setTyped] = useState('');
  /** When the last key was pressed: a bare time is today's, or tomorrow's once it has passed. */
  const [typedAt, setTypedAt] = useState(() => new Date());
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useLettersInto(field, beginsTime);
  const [refusedAt, setRefusedAt] = useState<string | null>(null);
  const nearest = nearestIn(fault);
  const keyed = nearest === null ? choices : [...choices, { key: nearestKey, at: nearest }];
  const at = meantAppointment(typed, keyed, typedAt);

  const type = (written: string) => {
    // The key that led here, held down, is not the beginning of anything.
    if (typed === '' && written !== '' && !beginsTime(written.slice(0, 1))) return;
    setTyped(written);
    setTypedAt(new Date());
    setMissing(false);
  };
  const pick = (key: string) => {
    type(key);
    field.current?.focus();
  };
  const move = (by: number) => {
    const from = choices.findIndex(({ key }) => key === typed);
    const next = choices[from === -1 ? (by > 0 ? 0 : choices.length - 1) : from + by];
    if (next !== undefined) pick(next.key);
  };
  const record = () => {
    if (pending) return;
    if (at === null && (required || typed !== '')) return setMissing(true);
    // Should it be refused, whatever is typed next takes its place.
    field.current?.select();
    setRefusedAt(at);
    onRecord(at);
  };
  const escape =
    typed === '' ? { label: text.back, run: onBack } : { label: text.clear, run: () => setTyped('') };
  const ready = at !== null || (!required && typed === '');
  useKeys(
    [
      ...choices.map((choice) => ({
        key: choice.key,
        label: text.names[choice.name],
        run: () => pick(choice.key),
      })),
      ...(nearest === null
        ? []
        : [
            {
              key: nearestKey,
              label: text.takeNearest(format.dayTime(nearest)),
              run: () => pick(nearestKey),
            },
          ]),
      { key: 'ArrowDown', label: text.title, run: () => move(1), inFields: true, helpOnly: true },
      { key: 'ArrowUp', label: text.title, run: () => move(-1), inFields: true, hidden: true },
      { key: 'Enter', label: recordLabel, run: record, inFields: true },
      { key: 'Escape', label: escape.label, run: escape.run, inFields: true },
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
              onClick={() => pick(choice.key)}
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
        label={text.typed}
        autoFocus
        placeholder={text.typedHint}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={typed !== '' && at === null ? text.unreadable : missing ? text.missing : undefined}
        autoComplete="off"
      />
      <p className={classes.result} role="status">
        {at !== null && `${format.weekday(at)} · ${format.time(at)}`}
        {at === null && !required && typed === '' && text.byRules}
      </p>
      {/* About the time that was refused, not about another one chosen since. */}
      {at === refusedAt && <FaultNote fault={fault} />}
      {nearest !== null && (
        <BarKey
          name={nearestKey}
          label={text.takeNearest(format.dayTime(nearest))}
          onPress={() => pick(nearestKey)}
        />
      )}
      <div className={classes.acts}>
        <BarKey name="Enter" label={recordLabel} onPress={record} strong={ready} />
        <BarKey name="Escape" label={escape.label} onPress={escape.run} />
      </div>
    </div>
  );
}
