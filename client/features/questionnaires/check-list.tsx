// What speaks against publishing, as it stands now: each with where, and a way there.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { placeOf, type DraftProblem, type Place } from '#domain/questionnaire/versions/check-draft.ts';

import classes from './check-list.module.css';

interface CheckListProps {
  definition: QuestionnaireDefinition;
  problems: readonly DraftProblem[];
  onOpen: (place: Place) => void;
}

export function CheckList({ definition, problems, onOpen }: CheckListProps) {
  const text = useText().questionnaires.check;
  const language = useLanguage();
  const format = useFormat();
  return (
    <section aria-label={text.title} className={classes.check}>
      <h2 className={classes.heading}>{text.title}</h2>
      <div role="status">
        {problems.length === 0 ? (
          <StatusMark kind="done">{text.none}</StatusMark>
        ) : (
          <StatusMark kind="trouble">{text.some(format.number(problems.length))}</StatusMark>
        )}
      </div>
      <ol className={classes.problems}>
        {problems.map(({ where, message }, at) => (
          <li key={at}>
            <button
              type="button"
              className={classes.where}
              onClick={() => onOpen(placeOf(definition, where))}
            >
              {text.where(where)}
            </button>{' '}
            {message[language]}
          </li>
        ))}
      </ol>
    </section>
  );
}
