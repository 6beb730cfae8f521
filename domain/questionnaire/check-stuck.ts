// Part of the static check: for whatever was answered before, a choice question has an answer that its hard checks let
// pass. Questions with special or empty answers always have one; numbers, dates and texts are not tried out.

import type { AnswerValue } from './answers.ts';
import { readings } from './conditions.ts';
import type { ChoiceQuestion, QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { evaluate, type Expression } from './expressions.ts';
import { hasOptions, optionsOf, questionsOf } from './questions.ts';
import { everyAnswers } from './reachability.ts';

export function checkStuck(definition: QuestionnaireDefinition): DefinitionProblem[] {
  return questionsOf(definition)
    .filter(hasOptions)
    .flatMap((question) => {
      const earlier = stuckWith(definition, question);
      return earlier === null ? [] : [definitionProblem(`${question.name}.checks`, 'stuck', earlier)];
    });
}

/** Earlier answers in words, with which no option passes; null when there are none, or it cannot be told. */
function stuckWith(definition: QuestionnaireDefinition, question: ChoiceQuestion): string | null {
  const hard = (question.checks ?? []).filter((check) => check.hard).map(({ when }) => when);
  if (hard.length === 0 || question.optional === true || (question.special ?? []).length > 0) return null;
  const breach: Expression = { or: hard };
  const options = optionsOf(definition, question);
  const offered: Expression = { or: options.map(({ showIf }) => showIf ?? true) };
  const read = new Set(readings({ and: [breach, offered] }).map((reading) => reading.question));
  read.delete(question.name);
  for (const answers of everyAnswers(definition, read)) {
    const refuses = (value: AnswerValue, showIf: Expression) => {
      const scope = {
        answer: (name: string) =>
          name === question.name ? value : answers.has(name) ? answers.get(name) : null,
        context: null,
      };
      return evaluate({ or: [{ not: showIf }, breach] }, scope) === true;
    };
    const isOffered = evaluate(offered, {
      answer: (name) => (answers.has(name) ? answers.get(name) : null),
      context: null,
    });
    if (isOffered !== true) continue;
    const valueOf = (code: number): AnswerValue => ({ value: question.kind === 'multiple' ? [code] : code });
    if (options.every(({ code, showIf = true }) => refuses(valueOf(code), showIf))) return inWords(answers);
  }
  return null;
}

function inWords(answers: ReadonlyMap<string, AnswerValue | undefined>): string {
  const said = [...answers].flatMap(([name, answer]) => {
    if (answer === undefined) return [];
    return `${name} = ${'special' in answer ? answer.special : String(answer.value)}`;
  });
  return said.join(', ') || '—';
}
