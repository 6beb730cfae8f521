// Part of the static check: names, codes and keys that must be told apart.

import { blankCode, specialCodes, specialKeys } from './answers.ts';
import type { ChoiceQuestion, Option, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { hasOptions, optionsOf, questionsOf } from './questions.ts';

export function checkNames(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const lists = definition.optionLists ?? [];
  return [
    ...duplicates(definition.blocks.map((block) => block.name)),
    ...duplicates(questionsOf(definition).map((question) => question.name)),
    ...duplicates(lists.map((list) => list.name)),
  ].map((name) => definitionProblem(name, 'duplicate-name', name));
}

export function checkOptions(definition: QuestionnaireDefinition): DefinitionProblem[] {
  const choices = questionsOf(definition).filter(hasOptions);
  return [
    ...(definition.optionLists ?? []).flatMap((list) => checkCodes(list.name, list.options)),
    ...choices.flatMap((question) => checkChoice(definition, question)),
  ];
}

function checkChoice(definition: QuestionnaireDefinition, question: ChoiceQuestion): DefinitionProblem[] {
  const { name, options: own } = question;
  const where = `${name}.options`;
  if (typeof own === 'string' && !definition.optionLists?.some((list) => list.name === own)) {
    return [definitionProblem(where, 'unknown-list', own)];
  }
  const options = optionsOf(definition, question);
  if (options.length === 0) return [definitionProblem(where, 'no-options')];
  const keys = [
    ...options.map((option) => option.key ?? String(option.code)),
    ...(question.special ?? []).map((special) => specialKeys[special]),
  ];
  return [
    ...(typeof own === 'string' ? [] : checkCodes(where, own)),
    ...duplicates(keys).map((key) => definitionProblem(where, 'duplicate-key', key)),
  ];
}

function checkCodes(where: string, options: readonly Option[]): DefinitionProblem[] {
  const codes = options.map((option) => option.code);
  const reserved = new Set([...Object.values(specialCodes), blankCode]);
  return [
    ...duplicates(codes).map((code) => definitionProblem(where, 'duplicate-code', String(code))),
    ...codes
      .filter((code) => reserved.has(code))
      .map((code) => definitionProblem(where, 'reserved-code', String(code))),
  ];
}

/** The values that occur more than once, each once. */
export function duplicates<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, at) => values.indexOf(value) !== at))];
}
