// The hooks through which every component gets its words and its way of writing figures.
import { en } from './en.ts';
import { formats, type Format } from './format.ts';
import { useLanguage } from './language.ts';
import { vi, type Text } from './vi.ts';

const texts: Record<'vi' | 'en', Text> = { vi, en };

/** The words of the person's language, by feature: `useText().console.hangUp`. */
export function useText(): Text {
  return texts[useLanguage()];
}

/** Numbers, dates and durations as the person's language writes them. */
export function useFormat(): Format {
  return formats[useLanguage()];
}
