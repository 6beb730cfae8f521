import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { draftDefinition } from '#contract/questionnaire-drafts.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';

/** jsonb forgets the order of properties; a definition that is complete gets that of the schema back. */
export function definitionIn(draft: { readonly definition: unknown }): QuestionnaireDefinition {
  const complete = questionnaireDefinition.safeParse(draft.definition);
  return complete.success ? complete.data : draftDefinition.parse(draft.definition);
}
