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

export async function questionnaireVersion(ctx: Context, versionId: string) {
  const version = await ctx.db.questionnaireVersion.findUniqueOrThrow({ where: { id: versionId } });
  return {
    id: version.id,
    key: version.key,
    version: version.version,
    digest: version.digest,
    definition: await definitionOf(ctx, versionId),
  };
}

/** All published versions, newest first, with what each is for. */
export async function questionnaireVersions(ctx: Context) {
  const versions = await ctx.db.questionnaireVersion.findMany({
    orderBy: [{ key: 'asc' }, { version: 'desc' }],
  });
  return Promise.all(
    versions.map(async ({ id, key, version }) => {
      const definition = await definitionOf(ctx, id);
      const repeats = definition.blocks.some((block) =>
        block.questions.some((question) => question.repeats !== undefined),
      );
      return {
        id,
        key,
        version,
        title: definition.title.vi,
        purpose: repeats ? ('backCheck' as const) : ('interview' as const),
      };
    }),
  );
}
