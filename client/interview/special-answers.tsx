// không áp dụng, không biết, từ chối: apart from the options, quieter, each with its key. Where an answer is typed the key
// is a sign that goes into the field, and Enter answers (typed-answer.tsx).
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';

import { isTyped, specialKeysOf } from './answer-keys.ts';
import type { AnswerProps } from './answer-props.ts';
import classes from './special-answers.module.css';

export function SpecialAnswers({ desk, question, give }: AnswerProps) {
  const text = useText().console.question;
  const keyed = specialKeysOf(desk.rendering.definition, question);
  const typed = isTyped(question);
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
    { group: text.special_label, enabled: !typed },
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
            <KeyHint name={key} /> {typed && <KeyHint name="Enter" />} {text.special[special]}
          </button>
        </li>
      ))}
    </ul>
  );
}
