// Plans being written, kept in this browser until they are saved: nothing typed is lost to a fault or a reload.
import { z } from 'zod';

import { planDraft } from './plan-draft.ts';

const keptDraft = z.object({
  draft: planDraft,
  /** When it was last typed in, milliseconds since the epoch. */
  keptAtMs: z.number(),
  /** When the plan that it changes had been saved; null for a new one. */
  basedOn: z.string().nullable(),
});
export type KeptDraft = z.infer<typeof keptDraft>;

const place = (username: string, name: string) => `plan:${username}:${name}`;

/** What this person had typed into the plan of that name; null when nothing, or in a form of an older product. */
export function keptDraftOf(username: string, name: string): KeptDraft | null {
  const kept = localStorage.getItem(place(username, name));
  if (kept === null) return null;
  try {
    const read: unknown = JSON.parse(kept);
    return keptDraft.safeParse(read).data ?? null;
  } catch {
    return null;
  }
}

/** Whether it was kept: a browser may be full or refuse to keep anything. */
export function keepDraft(username: string, name: string, kept: KeptDraft): boolean {
  try {
    localStorage.setItem(place(username, name), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(username: string, name: string): void {
  localStorage.removeItem(place(username, name));
}

/** Drafts of plans that are still to be saved for the first time are not of any plan's key. */
export const newName = (copiedFrom: string | null): string => `new:${copiedFrom ?? ''}`;
