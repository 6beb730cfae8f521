// Ctrl+K: finds a screen, a command of this screen or of one's account by its words, marks not needed.
import { TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';

import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { finds } from '#client/ui/fold.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import type { BindingGroup } from '#client/ui/keys.ts';

import classes from './palette.module.css';

interface Command {
  label: string;
  run: () => void;
  key?: string;
}

interface PaletteProps {
  /** The keys of the screen, as commands; null: closed. */
  groups: readonly BindingGroup[] | null;
  onClose: () => void;
  screens: readonly Command[];
  account: readonly Command[];
}

export function Palette(props: PaletteProps) {
  const text = useText().common.palette;
  return (
    <Dialog opened={props.groups !== null} onClose={props.onClose} title={text.title} size="md">
      {props.groups !== null && <Finder {...props} groups={props.groups} />}
    </Dialog>
  );
}

function Finder({ onClose, screens, account, groups }: PaletteProps & { groups: readonly BindingGroup[] }) {
  const text = useText().common.palette;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = [
    ...screens.map((screen): Command & { kind: string } => ({ ...screen, kind: text.screens })),
    ...groups
      .flatMap(({ bindings }) =>
        bindings.filter(({ helpOnly, hidden }) => helpOnly !== true && hidden !== true),
      )
      .map((binding): Command & { kind: string } => ({ ...binding, kind: text.commands })),
    ...account.map((act): Command & { kind: string } => ({ ...act, kind: text.commands })),
  ];
  const found = commands.filter((command) => finds(typed, command.label));
  const active = Math.min(chosen, found.length - 1);

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, active + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, active - 1));
    else if (event.key === 'Enter') run(found[active]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextInput
        data-autofocus
        aria-label={text.placeholder}
        placeholder={text.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={true}
        aria-controls="palette-list"
        aria-activedescendant={active >= 0 ? `palette-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <ul id="palette-list" role="listbox" aria-label={text.title} className={classes.list}>
        {found.map((command, index) => (
          <li
            key={`${command.kind}${command.label}`}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.item}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <span className={classes.kind}>
              {command.key === undefined ? command.kind : <KeyHint name={command.key} />}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{found.length === 0 ? text.none(typed) : text.hint}</p>
    </>
  );
}
