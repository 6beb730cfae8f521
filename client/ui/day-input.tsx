// A day typed as day/month/year, whatever the browser's own language; the value is an ISO day, or '' while it is none.
import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';

import { readDay, writeDay } from './day-text.ts';

interface DayInputProps {
  label: string;
  description?: ReactNode;
  placeholder: string;
  /** ISO day, or '' for none. */
  value: string;
  onChange: (on: string) => void;
  error?: string | null;
}

export function DayInput({ label, description, placeholder, value, onChange, error }: DayInputProps) {
  const [typed, setTyped] = useState(value === '' ? '' : writeDay(value));
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      value={typed}
      error={error}
      inputMode="numeric"
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(readDay(event.currentTarget.value) ?? '');
      }}
      onBlur={() => {
        const read = readDay(typed);
        if (read !== null) setTyped(writeDay(read));
      }}
    />
  );
}
