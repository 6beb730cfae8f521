// A name that others refer to: it changes when the typing is done, with everything that speaks of it.
import { TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '#client/text/text.ts';

interface NameFieldProps {
  label?: string;
  /** In place of a label, for a field in a row. */
  hiddenLabel?: string;
  className?: string | undefined;
  name: string;
  taken: (name: string) => boolean;
  onRename: (name: string) => void;
  fault?: string | null;
}

export function NameField(props: NameFieldProps) {
  const { name, taken, onRename, fault = null } = props;
  const text = useText().questionnaires.fields;
  const [typed, setTyped] = useState(name);
  const [known, setKnown] = useState(name);
  if (known !== name) {
    setKnown(name);
    setTyped(name);
  }
  const wanted = typed.trim();
  const isTaken = wanted !== name && taken(wanted);
  const done = () => {
    if (wanted !== name && !isTaken && wanted !== '') onRename(wanted);
    else if (!isTaken) setTyped(name);
  };
  return (
    <TextInput
      label={props.label}
      aria-label={props.hiddenLabel}
      placeholder={props.hiddenLabel}
      className={props.className ?? ''}
      value={typed}
      error={isTaken ? text.nameTaken(wanted) : fault}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        done();
      }}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
