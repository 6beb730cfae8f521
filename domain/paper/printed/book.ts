// What of a questionnaire is printed, and under which numbers. Whoever keys a form looks up the same numbers.
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { AskedQuestion, Option, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { Special } from '#domain/questionnaire/answers.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import { type PrintedWords, printedWords } from './printed-words.ts';

export interface Book {
  /** Of paper: `formInMode(…, 'paper')`. */
  readonly definition: QuestionnaireDefinition;
  readonly language: string;
  /** What is known of the citizen's case; of a form without a case what is known of the survey. */
  readonly context: InterviewContext;
  readonly words: PrintedWords;
  /** Of a question that is printed. */
  readonly numbers: ReadonlyMap<string, number>;
}

export function bookOf(
  definition: QuestionnaireDefinition,
  language: string,
  context: InterviewContext,
): Book {
  const numbers = printedNumbers(definition);
  return { definition, language, context, words: printedWords(language), numbers };
}

/** Number of each question on paper, from 1 in the order of the questionnaire. @param definition of paper */
export function printedNumbers(definition: QuestionnaireDefinition): ReadonlyMap<string, number> {
  const asked = questionsOf(definition).filter(isAsked);
  return new Map(asked.map(({ name }, at) => [name, at + 1]));
}

/** Special answers with a box of their own: whoever does not want to answer leaves the question blank. */
export const printedSpecials = ['notApplicable', 'dontKnow'] as const satisfies readonly Special[];

export function specialsOf({ special = [] }: AskedQuestion): (typeof printedSpecials)[number][] {
  return printedSpecials.filter((one) => special.includes(one));
}

export function labelOf({ label }: Pick<Option, 'label'>, { language }: Book): string {
  return label[language] ?? label.vi;
}
