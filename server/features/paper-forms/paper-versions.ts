// The versions that a paper form can have been printed from, and what of each counts in the index of today.
import type { PaperVersion } from '#contract/paper-forms.ts';
import { itemsOfForm } from '#domain/results/form-structure.ts';
import type { Context } from '#server/context.ts';
import { definitionOf, surveyVersions } from '#server/features/questionnaires/queries.ts';

/** The present version first, then those that the survey has left, the latest first. @throws 'not-found' */
export async function paperVersions(ctx: Context, surveyId: string): Promise<PaperVersion[]> {
  const versions = await surveyVersions(ctx, surveyId);
  const counted = new Set(
    (await versions.namesIn(versions.present)).map(({ versionId, question }) => `${versionId} ${question}`),
  );
  return Promise.all(
    versions.all.map(async (id) => {
      const definition = await definitionOf(ctx, id);
      const items = itemsOfForm(definition);
      return {
        id,
        key: definition.key,
        version: definition.version,
        isPresent: id === versions.present,
        items: items.length,
        notComparable: items
          .filter(({ question }) => !counted.has(`${id} ${question}`))
          .map(({ item }) => item),
      };
    }),
  );
}
