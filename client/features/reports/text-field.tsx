// One text: written on top, below it what is wrong with it and how it will be printed.
import { Textarea } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { Placeholder } from '#domain/report/placeholders.ts';
import type { TextName } from '#domain/report/text-blocks.ts';
import { paragraphsOf, type WordFault, withFigures } from '#domain/report/words.ts';

import classes from './report.module.css';

interface TextFieldProps {
  name: TextName;
  value: string;
  faults: readonly WordFault[];
  placeholders: readonly Placeholder[];
  onWrite: (value: string) => void;
  onFocus: (name: TextName, field: HTMLTextAreaElement) => void;
}

export function TextField({ name, value, faults, placeholders, onWrite, onFocus }: TextFieldProps) {
  const text = useText().reports;
  const namesFigures = value.includes('{{');
  const sentence = ({ code, found, nearest }: WordFault): string =>
    code === 'unclosed' ? text.faults.unclosed(found) : text.faults[code](found, nearest);
  return (
    <div className={classes.field}>
      <Textarea
        label={text.names[name]}
        lang="vi"
        autosize
        minRows={1}
        value={value}
        error={faults.length > 0 ? faults.map(sentence).join(' ') : undefined}
        onChange={(event) => onWrite(event.currentTarget.value)}
        onFocus={(event) => onFocus(name, event.currentTarget)}
      />
      {namesFigures && (
        <div className={classes.preview} lang="vi">
          <span className={classes.previewLabel}>{text.preview}</span>
          {paragraphsOf(withFigures(value, placeholders)).map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </div>
      )}
    </div>
  );
}
