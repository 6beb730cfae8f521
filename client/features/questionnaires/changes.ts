// What differs between two definitions, by the names of questions. Pure.
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { isSame } from '#domain/questionnaire/xlsform/same.ts';

export interface Changes {
  added: string[];
  removed: string[];
  changed: string[];
}

export function changesBetween(former: QuestionnaireDefinition, next: QuestionnaireDefinition): Changes {
  const before = new Map(questionsOf(former).map((question) => [question.name, question]));
  const after = new Map(questionsOf(next).map((question) => [question.name, question]));
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: [...after].flatMap(([name, question]) =>
      before.has(name) && !isSame(before.get(name), question) ? [name] : [],
    ),
  };
}
