// Drafts being written, kept in this browser until they are saved: nothing typed is lost to a fault, a reload, or to
// somebody else who saved first.
import { z } from 'zod';

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

const place = (username: string, draftId: string) => `questionnaire:${username}:${draftId}`;

/** What this person had typed into the draft; null when nothing, or in a form of an older product. */
export function keptDraftOf(username: string, draftId: string): KeptDraft | null {
  const kept = localStorage.getItem(place(username, draftId));
  if (kept === null) return null;
  try {
    const read: unknown = JSON.parse(kept);
    return keptDraft.safeParse(read).data ?? null;
  } catch {
    return null;
  }
}

/** Whether it was kept: a browser may be full or refuse to keep anything. */
export function keepDraft(username: string, draftId: string, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(place(username, draftId), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(username: string, draftId: string): void {
  localStorage.removeItem(place(username, draftId));
}
