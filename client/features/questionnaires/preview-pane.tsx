// The open question as the operator will see it, smaller and out of reach of keys.
import { NativeSelect } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { QuestionPanel } from '#client/interview/question-panel.tsx';
import { KeysRestContext } from '#client/ui/keys-rest.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import type { Place } from '#domain/questionnaire/versions/check-draft.ts';

import classes from './preview.module.css';
import type { Trial } from './use-trial.ts';

interface PreviewPaneProps {
  definition: QuestionnaireDefinition;
  place: Place;
  trial: Trial;
}

export function PreviewPane({ definition, place, trial }: PreviewPaneProps) {
  const text = useText().questionnaires.preview;
  const languageName = useText().questionnaires.language;
  const question = place.part === 'question' ? questionByName(definition, place.name) : undefined;
  return (
    <section aria-label={text.title} className={classes.preview}>
      <div className={classes.previewHead}>
        <h2 className={classes.heading}>{text.title}</h2>
        {definition.languages.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={text.language}
            value={trial.language}
            data={definition.languages.map((one) => ({ value: one, label: languageName(one) }))}
            onChange={(event) => trial.setLanguage(event.currentTarget.value)}
          />
        )}
      </div>
      {question === undefined || !isAsked(question) ? (
        <p className={classes.note}>{question === undefined ? text.choose : text.computed}</p>
      ) : (
        <div className={classes.screen} inert>
          <KeysRestContext value>
            <QuestionPanel
              key={JSON.stringify([question.name, question.kind, trial.language])}
              desk={trial.deskAt(question.name)}
              question={question}
            />
          </KeysRestContext>
        </div>
      )}
    </section>
  );
}
