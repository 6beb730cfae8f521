// R: what the citizen says and what to answer, in the place of the question while they are talking. Typing searches,
// arrows choose, Enter goes to the result that the objection ends in. Where that is final the objection has to be chosen
// first, with an arrow or with Enter: the first hit of a search is not a choice.
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Awaiting } from '#client/ui/page.tsx';
import { getRefusalHelp, type RefusalHelp } from '#contract/refusal-help.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { verificationCodeFill } from '#domain/cases/verification-code.ts';
import { renderText, type Rendering } from '#domain/questionnaire/text.ts';

import { BarKey } from './key-bar.tsx';
import { endsForGood, foundObjections } from './objection-search.ts';
import classes from './refusal-panel.module.css';

interface RefusalPanelProps {
  rendering: Rendering;
  verificationCode: string;
  onFinish: (disposition: DispositionCode) => void;
  onBack: () => void;
}

const noneYet: RefusalHelp['objections'] = [];

export function RefusalPanel({ rendering, verificationCode, onFinish, onBack }: RefusalPanelProps) {
  const text = useText().desk.refusal;
  // The field is there before the objections are: what is typed meanwhile searches once they have come.
  const help = useEndpoint(getRefusalHelp, {}, { staleTime: Infinity });
  const language = useLanguage();
  const [typed, setTyped] = useState('');
  // Null until an objection is chosen; the first one shown is only looked at.
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = foundObjections(help.data?.objections ?? noneYet, typed);
  const index = Math.min(chosen ?? 0, shown.length - 1);
  const active = shown[index];
  const disposition = active?.disposition ?? null;
  const mustChoose = chosen === null && active !== undefined && endsForGood(active);
  const enter = () => {
    if (mustChoose) setChosen(index);
    else if (disposition === null) onBack();
    else onFinish(disposition);
  };
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.name]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(shown.length - 1, index + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, index - 1));
    else if (event.key === 'Escape') onBack();
    else if (event.key === 'Enter' && !event.repeat) enter();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The code is the case's, not the questionnaire's: put in before the rest is rendered.
  const spoken = rendering.language === 'en' ? 'en' : 'vi';
  const said = (words: { vi: string; en: string }) =>
    renderText({ vi: words[spoken].replaceAll(`{${verificationCodeFill}}`, verificationCode) }, rendering);
  const enterLabel = mustChoose
    ? text.choose
    : disposition === null
      ? text.back
      : text.ends(dispositionOf(disposition)[language]);
  return (
    <div className={classes.panel}>
      <div className={classes.heard}>
        <TextInput
          autoFocus
          label={text.title}
          placeholder={text.find}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setChosen(null);
          }}
          onKeyDown={onKeyDown}
          role="combobox"
          aria-expanded={true}
          aria-controls="objections"
          aria-activedescendant={active ? `objection-${active.name}` : undefined}
          autoComplete="off"
          spellCheck={false}
        />
        <ul id="objections" ref={list} role="listbox" aria-label={text.list} className={classes.list}>
          {shown.map((objection, at) => (
            <li
              key={objection.name}
              id={`objection-${objection.name}`}
              role="option"
              aria-selected={at === index}
              className={classes.item}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setChosen(at)}
            >
              {objection.heard[language]}
            </li>
          ))}
        </ul>
      </div>
      <section className={classes.answer} aria-label={text.say} role="status">
        {help.data === undefined ? (
          help.error ? (
            <FaultNote fault={help.error} onRetry={() => void help.refetch()} />
          ) : (
            <Awaiting what={text.opening} />
          )
        ) : active === undefined ? (
          <p>{text.none}</p>
        ) : (
          <>
            <p className={classes.say} lang={spoken}>
              {said(active.say)}
            </p>
            <dl className={classes.then}>
              <dt>{text.then}</dt>
              <dd>{active.then === undefined ? text.goesOn : active.then[language]}</dd>
            </dl>
          </>
        )}
        <div className={classes.acts}>
          {active !== undefined && <BarKey name="Enter" label={enterLabel} onPress={enter} strong />}
          {disposition !== null && <BarKey name="Escape" label={text.back} onPress={onBack} />}
        </div>
      </section>
    </div>
  );
}
