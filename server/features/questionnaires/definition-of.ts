import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { Context } from '#server/context.ts';

const parsed = new Map<string, QuestionnaireDefinition>();

/** The definition of a published version; versions never change, so each is read and parsed once per process. */
export async function definitionOf(ctx: Context, versionId: string): Promise<QuestionnaireDefinition> {
  const known = parsed.get(versionId);
  if (known) return known;
  const version = await ctx.db.questionnaireVersion.findUniqueOrThrow({ where: { id: versionId } });
  const definition: QuestionnaireDefinition = questionnaireDefinition.parse(version.definition);
  parsed.set(versionId, definition);
  return definition;
}
