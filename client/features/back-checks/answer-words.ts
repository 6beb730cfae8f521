// An answer in the words of the questionnaire. Pure.
import type { z } from 'zod';

import type { answerValue } from '#contract/common.ts';
import type { QuestionnaireDefinition, Text } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';

export type Answer = z.infer<typeof answerValue>;

/** The labels of the chosen options; what is no option (a number, a day, a text) as it is. */
export function answerWords(
  answer: Extract<Answer, { value: unknown }>,
  questionName: string,
  definition: QuestionnaireDefinition | undefined,
  wordsOf: (text: Text) => string,
): string {
  const question = definition && questionByName(definition, questionName);
  const { value } = answer;
  if (!definition || !question || !hasOptions(question))
    return Array.isArray(value) ? value.join(', ') : String(value);
  const options = optionsOf(definition, question);
  const labelOf = (code: number | string) => {
    const option = options.find((each) => each.code === code);
    return option ? wordsOf(option.label) : String(code);
  };
  return Array.isArray(value) ? value.map(labelOf).join(', ') : labelOf(value);
}

/** Whether a difference in value says how far two answers are apart: steps of a scale, numbers, days. */
export function isMeasured(questionName: string, definition: QuestionnaireDefinition | undefined): boolean {
  const kind = definition && questionByName(definition, questionName)?.kind;
  return kind === 'scale' || kind === 'number' || kind === 'date';
}
