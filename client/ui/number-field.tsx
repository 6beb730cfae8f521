// A number to type, with the marks of the reader's language. Empty is null; what is out of range stays for the page to
// judge, so that nothing typed disappears.
import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';

import { useLanguage } from '#client/text/language.ts';

interface NumberFieldProps {
  label: ReactNode;
  /** For a field whose label stands elsewhere, as in a table's heading. */
  hiddenLabel?: string;
  description?: ReactNode;
  value: number | null;
  onChange: (value: number | null) => void;
  error?: string | null;
  /** Shown and typed in percent, held as a share of one. */
  percent?: boolean;
  /** No decimals. */
  whole?: boolean;
  placeholder?: string;
  disabled?: boolean;
  className?: string | undefined;
}

const marks = {
  vi: { decimalSeparator: ',', thousandSeparator: '.' },
  en: { decimalSeparator: '.', thousandSeparator: ',' },
};

export function NumberField(props: NumberFieldProps) {
  const { label, hiddenLabel, value, onChange, error = null, percent = false, whole = false } = props;
  const { decimalSeparator, thousandSeparator } = marks[useLanguage()];
  const scale = percent ? 100 : 1;
  // A share times a hundred may end in …0001.
  const shown = value === null ? '' : Number((value * scale).toPrecision(12));
  return (
    <NumberInput
      label={label}
      aria-label={hiddenLabel}
      description={props.description}
      placeholder={props.placeholder}
      disabled={props.disabled ?? false}
      className={props.className ?? ''}
      error={error}
      value={shown}
      onChange={(typed) => {
        const read = typed === '' ? null : Number(typed);
        onChange(read === null || Number.isNaN(read) ? null : Number((read / scale).toPrecision(12)));
      }}
      decimalSeparator={decimalSeparator}
      // In a number with decimals both marks are read as the decimal one, whatever keyboard typed it.
      {...(whole ? { thousandSeparator } : { allowedDecimalSeparators: ['.', ','] })}
      allowDecimal={!whole}
      allowNegative={false}
      clampBehavior="none"
      suffix={percent ? ' %' : ''}
      hideControls
      autoComplete="off"
    />
  );
}
