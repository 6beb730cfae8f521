// The forms that the product ships, published as versions. A form whose content changed gets a new version number.
import { readdir, readFile } from 'node:fs/promises';

import type { Context } from '#server/context.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';

const folder = new URL('../questionnaires/', import.meta.url);

/** Publishes all shipped forms, or finds them published. Gives the version ids of the two that the demo uses. */
export async function seedQuestionnaires(
  ctx: Context,
): Promise<{ interviewVersionId: string; backCheckVersionId: string }> {
  const ids = new Map<string, string>();
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()) {
    const text = await readFile(new URL(file, folder), 'utf8');
    ids.set(file, await publishQuestionnaire(ctx, JSON.parse(text)));
  }
  const idOf = (file: string) => {
    const id = ids.get(file);
    if (id === undefined) throw new Error(`prisma/questionnaires/${file} is missing`);
    return id;
  };
  return {
    interviewVersionId: idOf('transaction-form.json'),
    backCheckVersionId: idOf('back-check-form.json'),
  };
}
