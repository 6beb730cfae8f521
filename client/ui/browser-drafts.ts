// What somebody is writing, kept in this browser until it is saved: nothing typed is lost to a fault or a reload.
import type { z } from 'zod';

export interface BrowserDrafts<T> {
  /** What this person had typed into the thing of that name; null when nothing, or in a form of an older product. */
  of(username: string, name: string): T | null;
  /** Whether it was kept: a browser may be full or refuse to keep anything. */
  keep(username: string, name: string, draft: T): boolean;
  drop(username: string, name: string): void;
}

/** @param kind begins the places in local storage: one for each kind of thing that is written */
export function browserDrafts<T>(kind: string, shape: z.ZodType<T>): BrowserDrafts<T> {
  const place = (username: string, name: string) => `${kind}:${username}:${name}`;
  return {
    of(username, name) {
      try {
        const read: unknown = JSON.parse(localStorage.getItem(place(username, name)) ?? 'null');
        return shape.safeParse(read).data ?? null;
      } catch {
        return null;
      }
    },
    keep(username, name, draft) {
      try {
        localStorage.setItem(place(username, name), JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    drop(username, name) {
      localStorage.removeItem(place(username, name));
    },
  };
}
