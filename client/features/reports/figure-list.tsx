// The figures that can stand in the words: found by their meaning, inserted by name where the cursor was.
import { TextInput, UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';

import { useText } from '#client/text/text.ts';
import { finds } from '#client/ui/fold.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { Placeholder } from '#domain/report/placeholders.ts';

import classes from './report.module.css';

export function FigureList({
  placeholders,
  onInsert,
}: {
  placeholders: readonly Placeholder[];
  onInsert: (name: string) => void;
}) {
  const text = useText().reports;
  const [wanted, setWanted] = useState('');
  const search = useRef<HTMLInputElement>(null);
  useKeys([{ key: 'F4', label: text.figures.search, run: () => search.current?.focus() }], {
    group: text.keys,
  });
  const found = placeholders.filter(({ name, meaning }) => finds(wanted, `${meaning} ${name}`));
  return (
    <aside className={classes.figures} aria-label={text.figures.title}>
      <h2 className={classes.heading}>{text.figures.title}</h2>
      <p className={classes.note}>{text.figures.lead}</p>
      <TextInput
        ref={search}
        aria-label={text.figures.search}
        placeholder={text.figures.search}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key !== 'Enter' || first === undefined) return;
          event.preventDefault();
          onInsert(first.name);
        }}
        rightSection={<KeyHint name="F4" />}
        aria-keyshortcuts="F4"
      />
      {found.length === 0 && <p className={classes.note}>{text.figures.none}</p>}
      <ul className={classes.list} lang="vi">
        {found.map(({ name, meaning, text: value }) => (
          <li key={name}>
            <UnstyledButton className={classes.insert ?? ''} onClick={() => onInsert(name)}>
              <span>{meaning}</span>
              <strong>{value}</strong>
              <code>{`{{${name}}}`}</code>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </aside>
  );
}
