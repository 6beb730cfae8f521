// A plan in sentences, in both languages, for documents that are read without the screens.
import type { SamplePlan } from './plan.ts';
import { planVocabulary } from './plan-vocabulary.ts';
import { type NumberFormat, planSentences } from './plan-words.ts';

const formats: Readonly<Record<keyof typeof planVocabulary, NumberFormat>> = {
  vi: numbersOf('vi-VN', '\u00a0%'),
  en: numbersOf('en-GB', '%'),
};

/** Sentence by sentence, each in both languages. */
export function planTexts(plan: SamplePlan): { vi: string; en: string }[] {
  const english = planSentences(plan, planVocabulary.en, formats.en);
  return planSentences(plan, planVocabulary.vi, formats.vi).map((vi, at) => ({ vi, en: english[at] ?? '' }));
}

function numbersOf(locale: string, sign: string): NumberFormat {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  return {
    number: (value) => numbers.format(value),
    percent: (value) => `${numbers.format(value)}${sign}`,
  };
}
