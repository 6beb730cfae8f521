import { createHash } from 'node:crypto';

import { problem } from '#contract/problems.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkDraft } from '#domain/questionnaire/versions/check-draft.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { jsonOf } from '#server/platform/json.ts';

/**
 * Publishes a definition as a version that never changes. Publishing the same content again gives the version that
 * is there; other content under the same key and version is refused. Returns the version's id.
 * @throws 'questionnaire-faulty' with each fault of the static check
 */
export async function publishQuestionnaire(ctx: Context, input: unknown): Promise<string> {
  const definition: QuestionnaireDefinition = questionnaireDefinition.parse(input);
  assertFaultless(definition);
  return inTransaction(ctx, async (tx) => {
    const { key, version } = definition;
    const there = await tx.db.questionnaireVersion.findUnique({ where: { key_version: { key, version } } });
    if (!there) return storeVersion(tx, definition);
    if (there.digest !== digestOf(definition))
      throw new Error(
        `Questionnaire ${key} version ${version} is published with other content: raise the version`,
      );
    return there.id;
  });
}

/** @throws 'questionnaire-faulty' */
export function assertFaultless(definition: QuestionnaireDefinition): void {
  const faults = checkDraft(definition);
  if (faults.length > 0)
    throw problem('questionnaire-faulty', { faults: faults.map(({ where, code }) => ({ where, code })) });
}

/** Of a definition as the contract's schema gives it: that fixes the order of its properties. */
export function digestOf(definition: QuestionnaireDefinition): string {
  return createHash('sha256').update(JSON.stringify(definition)).digest('hex');
}

/** Stores a faultless definition, in the caller's transaction. Returns the version's id. */
export async function storeVersion(tx: Context, definition: QuestionnaireDefinition): Promise<string> {
  const { key, version } = definition;
  const made = await tx.db.questionnaireVersion.create({
    data: {
      key,
      version,
      digest: digestOf(definition),
      definition: jsonOf(definition),
      publishedAt: tx.now(),
      publishedById: tx.actor?.id ?? null,
    },
  });
  return made.id;
}
