// Why something is done that is kept with its reason.
import { TextInput, type TextInputProps } from '@mantine/core';

/** As long as the contract takes a reason to be. */
const longest = 300;

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

export function ReasonInput({ onChange, ...input }: Props) {
  return (
    <TextInput
      {...input}
      maxLength={longest}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
