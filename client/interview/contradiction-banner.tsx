// Over the question while an answer contradicts another: what does not fit, and the key that leads there.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';

import type { QuestionDesk } from './answer-props.ts';
import classes from './contradiction-banner.module.css';
import { nextPlace, questionLabel, ruleSentence, unsettled } from './contradiction-words.ts';

/** The key of it; letters may be the keys of answers. */
const contradictionKey = 'F10';

interface ContradictionBannerProps {
  desk: Pick<QuestionDesk, 'contradictions' | 'rendering'>;
  /** The question on screen. */
  shown: string | null;
  onGo: (questionName: string) => void;
}

export function ContradictionBanner({ desk, shown, onGo }: ContradictionBannerProps) {
  const text = useText().contradictions;
  const { faults } = useText().console.question;
  const format = useFormat();
  const language = useLanguage();
  const { rendering } = desk;
  const [first, ...others] = unsettled(desk);
  const next = first === undefined ? null : nextPlace(first, shown);
  useKeys([{ key: contradictionKey, label: text.act, run: () => next !== null && onGo(next) }], {
    enabled: next !== null,
  });
  return (
    <div role="alert">
      {first !== undefined && (
        <p className={classes.banner} data-hard={first.fault.hard || undefined}>
          <StatusMark kind={first.fault.hard ? 'trouble' : 'waiting'}>
            {first.fault.hard ? text.hard : text.soft}
          </StatusMark>
          <span className={classes.what}>
            {text.one(
              questionLabel(first.question, rendering, language),
              ruleSentence(first, rendering, language, faults),
            )}
            {others.length > 0 && ` · ${text.more(format.number(others.length))}`}
          </span>
          {next !== null && (
            <button
              type="button"
              className={classes.go}
              aria-keyshortcuts={contradictionKey}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onGo(next)}
            >
              <KeyHint name={contradictionKey} /> {text.goTo(questionLabel(next, rendering, language))}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
