// The index names factors and items in Vietnamese; for another reader they are named by the questionnaire's own words.
import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getSurvey } from '#contract/surveys.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

import type { CalculatedIndex } from './calculation-of.ts';

/** The same figures with names in the person's language, where the questionnaire has them. */
export function useInLanguage<View extends CalculatedIndex>(view: View): View {
  const language = useLanguage();
  const survey = useEndpoint(getSurvey, { params: { surveyId: view.survey.id } });
  const versionId = survey.data?.interviewVersionId;
  const version = useEndpoint(
    getQuestionnaireVersion,
    { params: { versionId: versionId ?? '' } },
    { enabled: versionId !== undefined, staleTime: Infinity },
  );
  const definition = version.data?.definition;
  if (language === 'vi' || definition === undefined) return view;
  const named = [...(definition.index?.groups ?? []), ...(definition.index?.factors ?? [])];
  const nameOf = (code: string, name: string) =>
    named.find((each) => each.code === code)?.name[language] ?? name;
  const itemOf = (code: string, text: string) =>
    questionsOf(definition).find((question) => 'index' in question && question.index?.item === code)?.label[
      language
    ] ?? text;
  return {
    ...view,
    groups: view.groups.map((group) => ({ ...group, name: nameOf(group.code, group.name) })),
    factors: view.factors.map((factor) => ({
      ...factor,
      name: nameOf(factor.code, factor.name),
      items: factor.items.map((item) => ({ ...item, text: itemOf(item.code, item.text) })),
    })),
  };
}
