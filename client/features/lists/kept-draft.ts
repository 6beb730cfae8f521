// A mapping being worked out, kept in this tab until the list is read: leaving the screen or a reload loses nothing.
import { mappingDraft, type MappingDraft } from './mapping-draft.ts';

const place = (listId: string) => `list-mapping:${listId}`;

/** What was worked out for this list; null when nothing was, or in a form of an older product. */
export function keptDraftOf(listId: string): MappingDraft | null {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(place(listId)) ?? 'null');
    return mappingDraft.safeParse(read).data ?? null;
  } catch {
    return null;
  }
}

export function keepDraft(listId: string, draft: MappingDraft): void {
  try {
    sessionStorage.setItem(place(listId), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still has it on the screen.
  }
}

export function dropDraft(listId: string): void {
  sessionStorage.removeItem(place(listId));
}
