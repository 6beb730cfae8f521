// Drafts being written, kept in this browser until they are saved: nothing typed is lost to a fault, a reload, or to
// somebody else who saved first.
import { z } from 'zod';

import { browserDrafts } from '#client/ui/browser-drafts.ts';
import { draftDefinition } from '#contract/questionnaire-drafts.ts';

const keptDraft = z.object({
  definition: draftDefinition,
  /** Conditions typed as text that mean nothing yet, by place. */
  unread: z.record(z.string(), z.string()),
  /** The revision that was open when it was begun. */
  revision: z.number(),
  /** When it was last typed in, milliseconds since the epoch. */
  keptAtMs: z.number(),
});
export type KeptDraft = z.infer<typeof keptDraft>;

export const keptDrafts = browserDrafts<KeptDraft>('questionnaire', keptDraft);
