// The dispositions by group, each with its key; the blocked ones after them, each with why.
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';

import { groups, type Offered } from './disposition-choice.ts';
import classes from './disposition-list.module.css';

interface DispositionListProps {
  offered: readonly Offered[];
  chosen: DispositionCode | null;
  suggested: DispositionCode | null;
  onChoose: (code: DispositionCode) => void;
}

export function DispositionList({ offered, chosen, suggested, onChoose }: DispositionListProps) {
  const text = useText().console.disposition;
  const language = useLanguage();
  const blocked = offered.filter(({ blockedBy }) => blockedBy !== null);
  return (
    <>
      <div className={classes.groups}>
        {groups.map((group) => {
          const members = offered.filter((each) => each.group === group && each.blockedBy === null);
          if (members.length === 0) return null;
          return (
            <section key={group} aria-label={text.groups[group]} className={classes.group}>
              <h3 className={classes.heading}>{text.groups[group]}</h3>
              <ul className={classes.list}>
                {members.map(({ disposition, key }) => (
                  <li key={disposition.code}>
                    <button
                      type="button"
                      className={classes.choice}
                      aria-pressed={chosen === disposition.code}
                      aria-keyshortcuts={key}
                      onMouseDown={(event) => event.preventDefault()}
                      onClick={() => onChoose(disposition.code)}
                    >
                      <KeyHint name={key} />
                      <span>
                        {disposition[language]}
                        {suggested === disposition.code && (
                          <span className={classes.suggested}> · {text.suggested}</span>
                        )}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {blocked.length > 0 && (
        <details className={classes.blocked}>
          <summary>{text.notNow}</summary>
          <ul className={classes.list}>
            {blocked.map(({ disposition, blockedBy }) => (
              <li key={disposition.code}>
                {disposition[language]}
                {blockedBy !== null && <> – {text.blocks[blockedBy]}</>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
