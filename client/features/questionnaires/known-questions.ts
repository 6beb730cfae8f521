// What a condition at some place may read: the questions before it and the facts of the case.
import { useLanguage } from '#client/text/language.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';

import { caseFacts, isFlag, type KindOf } from './condition-rows.ts';
import { useEditing } from './editing.ts';

export interface KnownQuestions {
  questions: readonly Question[];
  kindOf: KindOf;
  hasSpecials: (about: string) => boolean;
  /** The codes with their labels; none for other kinds. */
  codesOf: (about: string) => { value: string; label: string }[];
  labelOf: (question: Question) => string;
}

function knownIn(definition: QuestionnaireDefinition, upTo: string | null, language: string): KnownQuestions {
  const all = questionsOf(definition);
  const until = upTo === null ? -1 : all.findIndex(({ name }) => name === upTo);
  const questions = (until < 0 ? all : all.slice(0, until + 1)).filter(({ name }) => name !== '');
  const find = (about: string) => all.find(({ name }) => name === about);
  return {
    questions,
    kindOf: (about) => (caseFacts.includes(about) ? (isFlag(about) ? 'flag' : 'field') : find(about)?.kind),
    hasSpecials(about) {
      const question = find(about);
      return question !== undefined && isAsked(question) && (question.special ?? []).length > 0;
    },
    codesOf(about) {
      const question = find(about);
      if (question === undefined || !hasOptions(question)) return [];
      return optionsOf(definition, question).map(({ code, label }) => ({
        value: String(code),
        label: `${code} · ${label[language] ?? label.vi}`,
      }));
    },
    labelOf: ({ label }) => label[language] ?? label.vi,
  };
}

/** @param upTo name of the last question that may be read; null: all */
export function useKnownQuestions(upTo: string | null): KnownQuestions {
  const { form } = useEditing();
  return knownIn(form.definition, upTo, useLanguage());
}

/** The name of the question before this one; '' when it is the first. */
export function questionBefore(definition: QuestionnaireDefinition, name: string): string {
  const names = questionsOf(definition).map((question) => question.name);
  return names[names.indexOf(name) - 1] ?? '';
}
