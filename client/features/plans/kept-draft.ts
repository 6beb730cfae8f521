// Plans being written, kept in this browser until they are saved.
import { z } from 'zod';

import { browserDrafts } from '#client/ui/browser-drafts.ts';

import { planDraft } from './plan-draft.ts';

const keptDraft = z.object({
  draft: planDraft,
  /** When it was last typed in, milliseconds since the epoch. */
  keptAtMs: z.number(),
  /** When the plan that it changes had been saved; null for a new one. */
  basedOn: z.string().nullable(),
});
export type KeptDraft = z.infer<typeof keptDraft>;

export const keptDrafts = browserDrafts<KeptDraft>('plan', keptDraft);

/** Drafts of plans that are still to be saved for the first time are not of any plan's key. */
export const newName = (copiedFrom: string | null): string => `new:${copiedFrom ?? ''}`;
