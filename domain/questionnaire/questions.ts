// Finding one's way in a definition: its questions in order, one by name, the options of one.

import type {
  AskedQuestion,
  ChoiceQuestion,
  Option,
  Question,
  QuestionnaireDefinition,
} from './definition.ts';

/** All questions in the order of the questionnaire, computed and hidden ones too. */
export function questionsOf(definition: QuestionnaireDefinition): Question[] {
  return definition.blocks.flatMap((block) => block.questions);
}

export function questionByName(definition: QuestionnaireDefinition, name: string): Question | undefined {
  for (const block of definition.blocks) {
    for (const question of block.questions) if (question.name === name) return question;
  }
  return undefined;
}

export function isAsked(question: Question): question is AskedQuestion {
  return question.kind !== 'computed' && question.kind !== 'hidden';
}

export function hasOptions(question: Question): question is ChoiceQuestion {
  return question.kind === 'single' || question.kind === 'scale' || question.kind === 'multiple';
}

/**
 * All options of a choice question, its own or those of the list it names; none when the list is unknown. Which of
 * them an interview offers, and in which order: offered-options.ts.
 */
export function optionsOf(definition: QuestionnaireDefinition, question: ChoiceQuestion): readonly Option[] {
  const { options } = question;
  if (typeof options !== 'string') return options;
  return definition.optionLists?.find((list) => list.name === options)?.options ?? [];
}

/**
 * Whether a question is about the call and not about the service: one that can end the interview has one answer among those
 * who went on, and one that steers the recording says nothing of an agency. Such answers are neither told nor broken down by.
 */
export function isOfTheCall(definition: QuestionnaireDefinition, question: ChoiceQuestion): boolean {
  return (
    question.ends !== undefined || optionsOf(definition, question).some(({ effect }) => effect !== undefined)
  );
}
