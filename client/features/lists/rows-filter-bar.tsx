// What the rows are filtered by: a box to search in, and each other filter with the way to take it off.
import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link, useNavigate } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { fateLabels } from '#domain/lists/reasons.ts';
import { warningSentences } from '#domain/lists/warnings.ts';

import { useRowsFilter } from './rows-filter.ts';
import classes from './rows-filter-bar.module.css';

const pauseMs = 250;

export function RowsFilterBar() {
  const { filter: text, keys } = useText().lists;
  const language = useLanguage();
  const navigate = useNavigate();
  const { filter, isFiltered, to } = useRowsFilter();
  const bar = useRef<HTMLElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter.search);
  const [followed, setFollowed] = useState(filter.search);
  // Back, forward or a filter taken off has changed the address: the box follows.
  if (followed !== filter.search) {
    setFollowed(filter.search);
    if (typed.trim() !== filter.search) setTyped(filter.search);
  }
  const search = useDebouncedCallback(
    (words: string) => void navigate(to({ search: words }), { replace: true, preventScrollReset: true }),
    pauseMs,
  );
  useInSight(bar, `${filter.fate} ${filter.warning}`);
  useKeys([{ key: '/', label: text.search, run: () => box.current?.focus() }], { group: keys });

  const chips = [
    ...(filter.fate === null
      ? []
      : [{ what: text.fate(fateLabels[filter.fate][language]), without: to({ fate: null }) }]),
    ...(filter.warning === null
      ? []
      : [{ what: text.warning(warningSentences[filter.warning][language]), without: to({ warning: null }) }]),
  ];
  return (
    <search ref={bar} className={classes.bar} aria-label={text.label}>
      <TextInput
        ref={box}
        className={classes.search ?? ''}
        aria-label={text.search}
        aria-keyshortcuts="/"
        placeholder={text.search}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value.trim());
        }}
        rightSection={<KeyHint name="/" />}
        autoComplete="off"
        spellCheck={false}
      />
      <span className={classes.note}>{text.searchNote}</span>
      {chips.map(({ what, without }) => (
        <Link
          key={what}
          to={without}
          preventScrollReset
          className={classes.chip}
          aria-label={text.remove(what)}
        >
          <span>{what}</span>
          <span aria-hidden="true">×</span>
        </Link>
      ))}
      {isFiltered && (
        <Button
          component={Link}
          to={to({ fate: null, warning: null, search: '' })}
          preventScrollReset
          variant="default"
          size="xs"
          className={classes.clear ?? ''}
        >
          {text.clear}
        </Button>
      )}
    </search>
  );
}

/** Brings the bar, with rows below and counts above, to the middle of the screen when another filter is chosen. */
function useInSight(bar: RefObject<HTMLElement | null>, chosen: string): void {
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    bar.current?.scrollIntoView({ block: 'center' });
  }, [bar, chosen]);
}
