// The forms that the product ships, published as versions. A form whose content changed gets a new version number.
import { readFile } from 'node:fs/promises';

import type { Context } from '#server/context.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';

async function shipped(ctx: Context, file: string): Promise<string> {
  const text = await readFile(new URL(`../questionnaires/${file}`, import.meta.url), 'utf8');
  return publishQuestionnaire(ctx, JSON.parse(text));
}

/** Publishes the shipped forms, or finds them published. Gives their version ids. */
export async function seedQuestionnaires(
  ctx: Context,
): Promise<{ interviewVersionId: string; backCheckVersionId: string }> {
  return {
    interviewVersionId: await shipped(ctx, 'transaction-form.json'),
    backCheckVersionId: await shipped(ctx, 'back-check-form.json'),
  };
}
