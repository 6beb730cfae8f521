// Rows on their way into a sheet.

import type { Text } from '#domain/questionnaire/definition.ts';
import { languageHeading } from './languages.ts';

/** Column heading → cell. */
export type WrittenRow = Readonly<Record<string, string>>;

/** A mark that may be absent. */
export function yesNo(mark: boolean | undefined): string {
  return mark === undefined ? '' : mark ? 'yes' : 'no';
}

/** A text as columns, one per language; no columns when there is none. */
export function writtenTexts(
  base: string,
  text: Text | Readonly<Record<string, string>> | undefined,
): WrittenRow {
  return Object.fromEntries(
    Object.entries(text ?? {}).map(([language, sentence]) => [
      `${base}::${languageHeading(language)}`,
      sentence,
    ]),
  );
}
