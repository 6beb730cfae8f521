// The open questions of a survey and what they, its factors and its items are called in each version of the form.
import { problem } from '#contract/problems.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { itemsOfForm } from '#domain/results/form-structure.ts';
import type { Context } from '#server/context.ts';
import { definitionOf, questionNamesOf, type NamedNow } from '#server/features/questionnaires/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

export interface OpenQuestions {
  readonly surveyName: string;
  readonly definition: QuestionnaireDefinition;
  readonly questions: readonly { name: string; label: string }[];
  /** Of each question now called so, its name in each version. */
  namesOf(now: string): NamedNow[];
  /** All items with their names in each version. */
  readonly items: readonly (NamedNow & { item: string })[];
  /** Names of the items of a factor in each version. */
  itemsOf(factor: string): NamedNow[];
}

/** @throws 'not-found' */
export async function openQuestions(ctx: Context, surveyId: string): Promise<OpenQuestions> {
  const survey = await surveyOf(ctx, surveyId);
  const definition = await definitionOf(ctx, survey.interviewVersionId);
  const named = await questionNamesOf(ctx, surveyId);
  const items = itemsOfForm(definition);
  return {
    surveyName: survey.name,
    definition,
    questions: questionsOf(definition).flatMap(({ kind, name, label }) =>
      kind === 'text' ? [{ name, label: label.vi }] : [],
    ),
    items: items.flatMap(({ question, item }) =>
      named.filter(({ now }) => now === question).map((one) => ({ ...one, item })),
    ),
    namesOf: (now) => named.filter((one) => one.now === now),
    itemsOf: (factor) =>
      named.filter(({ now }) => items.some((item) => item.factor === factor && item.question === now)),
  };
}

/** @throws 'not-found' for a question that is not open */
export function openQuestionOf({ questions }: OpenQuestions, asked: string): string {
  const found = questions.find(({ name }) => name === asked);
  if (!found) throw problem('not-found', { what: 'open-question' });
  return found.name;
}
