// J: the questions asked so far, found by code, word or answer; Enter goes there.
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';

import { askedItems, found, type AskedItem } from './asked-list.ts';
import classes from './jump-list.module.css';
import type { InterviewDesk } from './use-interview-desk.ts';
import type { Notes } from './use-notes.ts';

interface JumpListProps {
  opened: boolean;
  desk: InterviewDesk;
  notes: Notes;
  onClose: () => void;
}

export function JumpList({ opened, desk, notes, onClose }: JumpListProps) {
  const text = useText().desk.jump;
  return (
    <Dialog opened={opened} onClose={onClose} title={text.title} size="xl">
      {opened && <Finder desk={desk} notes={notes} onClose={onClose} />}
    </Dialog>
  );
}

function Finder({ desk, notes, onClose }: Omit<JumpListProps, 'opened'>) {
  const text = useText().desk.jump;
  const specials = useText().console.question.special;
  const items = askedItems(desk, specials, useLanguage());
  const [typed, setTyped] = useState('');
  const shown = found(items, typed);
  const reachable = shown.filter(({ place }) => place !== 'off');
  const [chosen, setChosen] = useState<string | null>(desk.question?.name ?? null);
  const at = Math.max(
    0,
    reachable.findIndex(({ name }) => name === chosen),
  );
  const active = reachable[at];
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.name]);

  const go = (item: AskedItem | undefined) => {
    if (!item || item.place === 'off') return;
    onClose();
    if (item.place === 'open') desk.toOpen();
    else desk.goTo(item.name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(reachable[at + 1]?.name ?? active?.name ?? null);
    else if (event.key === 'ArrowUp') setChosen(reachable[at - 1]?.name ?? active?.name ?? null);
    else if (event.key === 'Enter') go(active);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        data-autofocus
        aria-label={text.find}
        placeholder={text.find}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={true}
        aria-controls="asked-list"
        aria-activedescendant={active ? `asked-${active.name}` : undefined}
        autoComplete="off"
        spellCheck={false}
      />
      <ul id="asked-list" ref={list} role="listbox" aria-label={text.title} className={classes.list}>
        {shown.map((item) => (
          <li
            key={item.name}
            id={`asked-${item.name}`}
            role="option"
            aria-selected={item.name === active?.name}
            aria-disabled={item.place === 'off'}
            className={classes.item}
            onClick={() => go(item)}
          >
            <span className={classes.label}>{item.label}</span>
            <span className={classes.say}>{item.say}</span>
            <span className={classes.answer}>
              {item.place === 'open' ? text.open : (item.answer ?? '✓')}
              {item.place === 'off' && <span className={classes.quiet}> · {text.offPath}</span>}
              {notes.of(item.name).length > 0 && <span className={classes.quiet}> · {text.noted}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.quiet} role="status">
        {shown.length === 0 ? (items.length === 0 ? text.empty : text.none) : text.hint}
      </p>
    </>
  );
}
