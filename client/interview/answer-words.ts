// An answer in the words of its question, for the line that says what was just recorded.
import { isEmpty, type AnswerValue, type NoValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf } from '#domain/questionnaire/questions.ts';
import type { Rendering } from '#domain/questionnaire/text.ts';

import { dayAsTyped } from '#domain/questionnaire/typed-values.ts';

/** The words; null for a statement that was read and for a question passed over. */
export function answerWords(
  question: AskedQuestion,
  answer: AnswerValue,
  { definition, language }: Rendering,
  specials: Readonly<Record<NoValue, string>>,
): string | null {
  if ('special' in answer) return specials[answer.special];
  if (question.kind === 'statement' || isEmpty(answer)) return null;
  const { value } = answer;
  if (!hasOptions(question)) return question.kind === 'date' ? dayAsTyped(String(value)) : String(value);
  const codes = Array.isArray(value) ? value : [value];
  return optionsOf(definition, question)
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => label[language] ?? label.vi)
    .join(', ');
}
