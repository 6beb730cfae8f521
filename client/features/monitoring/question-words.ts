// The question an operator was at, in words: the floor knows its name only.
import { useEndpoint } from '#client/api/queries.ts';
import { isFormCode } from '#client/text/form-code.ts';
import { useLanguage } from '#client/text/language.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getSurvey } from '#contract/surveys.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';

import type { FloorOperator } from './operator-state.tsx';

export interface QuestionWords {
  /** Its code on the form where it has one. */
  code: string | null;
  label: string;
}

/** Gives the words for an operator's question; null when there is none. */
export function useQuestionWords(surveyId: string): (operator: FloorOperator) => QuestionWords | null {
  const language = useLanguage();
  const survey = useEndpoint(getSurvey, { params: { surveyId } });
  const form = (versionId: string | undefined) => ({ params: { versionId: versionId ?? '' } });
  const options = { enabled: survey.data !== undefined, staleTime: Infinity };
  const interview = useEndpoint(getQuestionnaireVersion, form(survey.data?.interviewVersionId), options);
  const backCheck = useEndpoint(getQuestionnaireVersion, form(survey.data?.backCheckVersionId), options);
  return ({ question: name, purpose }) => {
    if (name === null) return null;
    const definition = (purpose === 'backCheck' ? backCheck : interview).data?.definition;
    const question = definition === undefined ? undefined : questionByName(definition, name);
    return {
      code: isFormCode(name) ? name : null,
      label: question === undefined ? name : (question.label[language] ?? question.label.vi),
    };
  };
}
