// The last step of a re-call: what the verifier has recorded, in one list, before the result. A submitted re-call is
// never put right afterwards, and one slip in it can void an interview. Nothing of the interview stands here: it is the
// verifier's own form. ↑ ↓ choose an answer, Enter goes back to it; with none chosen Enter goes on to the result.
import { useEffect, useRef, useState } from 'react';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { useKeys } from '#client/ui/keys.ts';

import { askedItems } from './asked-list.ts';
import { BarKey } from './key-bar.tsx';
import classes from './recheck-review.module.css';
import type { InterviewDesk } from './use-interview-desk.ts';

interface RecheckReviewProps {
  desk: InterviewDesk;
  onFinish: () => void;
}

export function RecheckReview({ desk, onFinish }: RecheckReviewProps) {
  const text = useText().console;
  const items = askedItems(desk, text.question.special, useLanguage()).filter(
    ({ place, answer }) => place === 'asked' && answer !== null,
  );
  /** Null: the end of the list, where the result follows. */
  const [chosen, setChosen] = useState<string | null>(null);
  const at = items.findIndex(({ name }) => name === chosen);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const up = () => setChosen(items[at === -1 ? items.length - 1 : Math.max(0, at - 1)]?.name ?? null);
  const down = () => setChosen(at === -1 ? null : (items[at + 1]?.name ?? null));
  const enter = () => (chosen === null ? onFinish() : desk.goTo(chosen));
  const enterLabel = chosen === null ? text.ended.finish : text.review.goTo;
  useKeys(
    [
      { key: 'ArrowUp', label: text.review.choose, run: up, helpOnly: true },
      { key: 'ArrowDown', label: text.review.choose, run: down, helpOnly: true },
      { key: 'Backspace', label: text.acts.back, run: () => desk.back() },
      { key: 'Enter', label: enterLabel, run: enter },
    ],
    { group: text.review.title },
  );
  return (
    <div className={classes.panel}>
      <p>
        {text.ended.complete} <span className={classes.quiet}>{text.review.lead}</span>
      </p>
      <h2 className={classes.title}>{text.review.title}</h2>
      <div className={classes.scroll}>
        <ul ref={list} className={classes.list} role="listbox" tabIndex={0} aria-label={text.review.title}>
          {items.map(({ name, label, answer }) => (
            <li
              key={name}
              role="option"
              aria-selected={name === chosen}
              className={classes.item}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => desk.goTo(name)}
            >
              <span>{label}</span>
              <strong lang={desk.rendering.language}>{answer}</strong>
            </li>
          ))}
        </ul>
      </div>
      <div className={classes.acts}>
        <BarKey name="Enter" label={enterLabel} onPress={enter} strong />
        <BarKey name="ArrowUp" label={text.review.choose} onPress={up} />
        {chosen !== null && <BarKey name="ArrowDown" label={text.review.choose} onPress={down} />}
      </div>
    </div>
  );
}
