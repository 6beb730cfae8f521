// không áp dụng, không biết, từ chối: apart from the options, quieter, each with its key.
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';

import { specialKeysOf } from './answer-keys.ts';
import type { AnswerProps } from './answer-props.ts';
import classes from './special-answers.module.css';

export function SpecialAnswers({ desk, question, give }: AnswerProps) {
  const text = useText().console.question;
  const keyed = specialKeysOf(desk.rendering.definition, question);
  const answer = desk.walk.answers.get(question.name);
  const given = answer !== undefined && 'special' in answer ? answer.special : null;
  useKeys(
    keyed.flatMap(({ special, key, keys }) =>
      keys.map((each) => ({
        key: each,
        label: text.special[special],
        run: () => give({ special }),
        hidden: each !== key,
        helpOnly: true,
      })),
    ),
    { group: text.special_label },
  );
  if (keyed.length === 0) return null;
  return (
    <ul className={classes.specials} aria-label={text.special_label}>
      {keyed.map(({ special, key }) => (
        <li key={special}>
          <button
            type="button"
            className={classes.special}
            aria-pressed={given === special}
            aria-keyshortcuts={key}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => give({ special })}
          >
            <KeyHint name={key} /> {text.special[special]}
          </button>
        </li>
      ))}
    </ul>
  );
}
