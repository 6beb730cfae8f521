import type { QuestionnaireDefinition, Text } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { IndexStructure } from './index-structure.ts';

/* What of a questionnaire is in the index: its satisfaction items, and the factors and groups that they add up to. */

export interface FormItem {
  /** Name of the question that asks it. */
  question: string;
  /** Code in the index. */
  item: string;
  factor: string;
  label: Text;
}

/** The satisfaction items of a form in its order. */
export function itemsOfForm(definition: QuestionnaireDefinition): FormItem[] {
  return questionsOf(definition).flatMap((question) =>
    (question.kind === 'scale' || question.kind === 'single') && question.index
      ? [
          {
            question: question.name,
            item: question.index.item,
            factor: question.index.factor,
            label: question.label,
          },
        ]
      : [],
  );
}

/** The structure that the form declares, with its items under their factors. */
export function structureOfForm(definition: QuestionnaireDefinition): IndexStructure {
  const items = itemsOfForm(definition);
  const { groups = [], factors = [] } = definition.index ?? {};
  return {
    groups: groups.map(({ code }) => ({
      code,
      factors: factors
        .filter(({ group }) => group === code)
        .map((factor) => ({
          code: factor.code,
          itemCodes: items.filter((item) => item.factor === factor.code).map(({ item }) => item),
        })),
    })),
  };
}

/** The form's name of a group or factor; its code when it has none. */
export function nameInForm(definition: QuestionnaireDefinition, code: string): Text {
  const { groups = [], factors = [] } = definition.index ?? {};
  return [...groups, ...factors].find((one) => one.code === code)?.name ?? { vi: code };
}
