// Part of the static check: what criteria of perceptions and expectations count is offered, and is no item of the index.

import type { QuestionnaireDefinition } from './definition.ts';
import { definitionProblem, type DefinitionProblem } from './definition-problems.ts';
import { hasOptions, optionsOf, questionsOf } from './questions.ts';

export function checkIndicators(definition: QuestionnaireDefinition): DefinitionProblem[] {
  return questionsOf(definition)
    .filter(hasOptions)
    .flatMap((question) => {
      const { name, indicator } = question;
      if (indicator === undefined) return [];
      const offered = new Set(optionsOf(definition, question).map(({ code }) => code));
      const where = `${name}.indicator`;
      return [
        ...(indicator.counts ?? [])
          .filter((code) => !offered.has(code))
          .map((code) => definitionProblem(where, 'indicator-code', String(code))),
        ...('index' in question && question.index
          ? [definitionProblem(where, 'indicator-of-item', name)]
          : []),
      ];
    });
}
