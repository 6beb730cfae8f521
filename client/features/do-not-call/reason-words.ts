// Why a number is listed, in words: what an operator's result put there is stored by its code.
import type { Language } from '#client/text/languages.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';

/** @param reason what somebody wrote, or the code of a disposition */
export function reasonWords(reason: string, language: Language): string {
  return dispositions.find(({ code }) => code === reason)?.[language] ?? reason;
}
