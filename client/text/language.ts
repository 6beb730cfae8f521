// Which language a person reads, kept in this browser per person. Vietnamese unless chosen otherwise.
import { useSyncExternalStore } from 'react';

import { languages, type Language } from './languages.ts';

const common = 'language';

let person = '';
let current: Language = stored();
const listeners = new Set<() => void>();

function place(): string {
  return person === '' ? common : `${common}:${person}`;
}

/** The person's own choice, else the one made on the sign-in page. */
function stored(): Language {
  const kept = globalThis.localStorage?.getItem(place()) ?? globalThis.localStorage?.getItem(common);
  return languages.find((language) => language === kept) ?? 'vi';
}

function show(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Chooses the language of whoever is signed in. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(place(), language);
  show(language);
}

/** Someone else sits here now (empty: nobody is signed in): their own choice applies. */
export function languageBelongsTo(username: string): void {
  if (username === person) return;
  person = username;
  show(stored());
}

// Chosen in another tab of this browser: here too.
globalThis.addEventListener?.('storage', ({ key }) => {
  if (key === common || key === place()) show(stored());
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current);
}
