// Questions and answers of one version of a questionnaire in the reader's language.
import { useEndpoint } from '#client/api/queries.ts';
import { wordsIn, wordsOfForm } from '#client/frame/form-words.ts';
import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

import { answerWords, type Answer } from './answer-words.ts';

interface QuestionWords {
  /** Undefined until it was read. */
  definition: QuestionnaireDefinition | undefined;
  /** Of a question, in place of the Vietnamese words that the server gives. */
  question: (name: string, words: string) => string;
  answer: (answer: Answer, question: string) => string;
}

export function useQuestionWords(versionId: string): QuestionWords {
  const { special } = useText().backChecks.result;
  const language = useLanguage();
  const version = useEndpoint(getQuestionnaireVersion, { params: { versionId } }, { staleTime: Infinity });
  const definition = version.data?.definition;
  const form = definition && wordsOfForm(definition, language);
  return {
    definition,
    question: (name, words) => form?.question(name, words) ?? words,
    answer: (answer, question) =>
      'special' in answer
        ? special[answer.special]
        : answerWords(answer, question, definition, (label) => wordsIn(language, label)),
  };
}
