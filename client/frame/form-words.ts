// Results name questions, options, items and factors in Vietnamese; another reader reads the questionnaire's own words in
// their language. What it has in Vietnamese alone is marked so.
import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import type { Language } from '#client/text/languages.ts';
import { questionDomain } from '#contract/breakdown.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getSurvey } from '#contract/surveys.ts';
import type { QuestionnaireDefinition, Text } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import { namesAlone } from '#domain/results/item-names.ts';

/** Each takes the Vietnamese words that the server gives, and gives them back where the form has nothing of that name. */
export interface FormWords {
  /** Of a group or a factor. */
  factor: (code: string, words: string) => string;
  /** Of an item under its factor. */
  item: (code: string, words: string) => string;
  /** Of a group, a factor, or an item that stands alone. */
  measure: (code: string, words: string) => string;
  question: (name: string, words: string) => string;
  /** Of a choice question, by its words. */
  option: (question: string, words: string) => string;
  /** Of what results are broken down by: a question, or not; and of one of its values. */
  domain: (key: string, words: string) => string;
  domainValue: (key: string, words: string) => string;
}

const asGiven = (_name: string, words: string) => words;
const unchanged: FormWords = {
  factor: asGiven,
  item: asGiven,
  measure: asGiven,
  question: asGiven,
  option: asGiven,
  domain: asGiven,
  domainValue: asGiven,
};

/** By the questionnaire that the survey has now, as the results are. */
export function useFormWords(surveyId: string): FormWords {
  const language = useLanguage();
  const isForeign = language !== 'vi';
  const survey = useEndpoint(getSurvey, { params: { surveyId } }, { enabled: isForeign });
  const versionId = survey.data?.interviewVersionId;
  const version = useEndpoint(
    getQuestionnaireVersion,
    { params: { versionId: versionId ?? '' } },
    { enabled: isForeign && versionId !== undefined, staleTime: Infinity },
  );
  const definition = version.data?.definition;
  return isForeign && definition !== undefined ? wordsOfForm(definition, language) : unchanged;
}

/** Words of a form in the reader's language, or else Vietnamese and marked so. */
export function wordsIn(language: Language, text: Text): string {
  return text[language] ?? (language === 'vi' ? text.vi : `${text.vi} (vi)`);
}

export function wordsOfForm(definition: QuestionnaireDefinition, language: Language): FormWords {
  /** Where it is Vietnamese the words as they were given: the form's own may be longer. */
  const inLanguage = (text: Text, words: string): string => wordsIn(language, { ...text, vi: words });
  const named = [...(definition.index?.groups ?? []), ...(definition.index?.factors ?? [])];
  const factor = (code: string, words: string): string => {
    const found = named.find((one) => one.code === code);
    return found === undefined ? words : inLanguage(found.name, words);
  };
  const items = questionsOf(definition).flatMap((one) =>
    'index' in one && one.index
      ? [{ code: one.index.item, factor: factor(one.index.factor, ''), label: one.label }]
      : [],
  );
  const item = (code: string, words: string): string => {
    const found = items.find((one) => one.code === code);
    return found === undefined ? words : inLanguage(found.label, words);
  };
  const alone = namesAlone(items.map(({ label, ...one }) => ({ ...one, name: wordsIn(language, label) })));
  const question = (name: string, words: string): string => {
    const found = questionByName(definition, name);
    return found === undefined ? words : inLanguage(found.label, words);
  };
  const option = (name: string, words: string): string => {
    const found = questionByName(definition, name);
    const options = found && hasOptions(found) ? optionsOf(definition, found) : [];
    const label = options.find((one) => one.label.vi === words)?.label;
    return label === undefined ? words : inLanguage(label, words);
  };
  const ofQuestion = (key: string, words: string, read: FormWords['option']): string =>
    key.startsWith(questionDomain) ? read(key.slice(questionDomain.length), words) : words;
  return {
    factor,
    item,
    measure: (code, words) => alone.get(code) ?? factor(code, words),
    question,
    option,
    domain: (key, words) => ofQuestion(key, words, question),
    domainValue: (key, words) => ofQuestion(key, words, option),
  };
}
