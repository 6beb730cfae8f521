import { createHash } from 'node:crypto';

import { problem } from '#contract/problems.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { jsonOf } from '#server/platform/json.ts';

/**
 * Publishes a definition as a version that never changes. Publishing the same content again gives the version that
 * is there; other content under the same key and version is refused. Returns the version's id.
 * @throws 'questionnaire-faulty' with each fault of the static check
 */
export async function publishQuestionnaire(ctx: Context, input: unknown): Promise<string> {
  const definition: QuestionnaireDefinition = questionnaireDefinition.parse(input);
  const faults = checkDefinition(definition);
  if (faults.length > 0)
    throw problem('questionnaire-faulty', { faults: faults.map(({ where, code }) => ({ where, code })) });
  const digest = createHash('sha256').update(JSON.stringify(definition)).digest('hex');
  return inTransaction(ctx, async ({ db, now }) => {
    const { key, version } = definition;
    const there = await db.questionnaireVersion.findUnique({ where: { key_version: { key, version } } });
    if (there) {
      if (there.digest !== digest)
        throw new Error(
          `Questionnaire ${key} version ${version} is published with other content: raise the version`,
        );
      return there.id;
    }
    const made = await db.questionnaireVersion.create({
      data: { key, version, digest, definition: jsonOf(definition), publishedAt: now() },
    });
    return made.id;
  });
}
