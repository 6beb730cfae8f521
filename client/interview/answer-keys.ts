// Which key gives which answer. Pure. One scheme for every questionnaire: an option has the key of its definition or
// its own code; special answers have 7, 8, 9 (domain specialKeys; a definition that collides is never published).
// Special answers also have the three signs right above 7 8 9 on the number pad, / * −, on every question. Where words or
// digits are typed (number, date, text) a sign alone in the field and then Enter is the answer; with anything beside it,
// it is text: "- cán bộ niềm nở".
import { blank, type NoValue, specialKeys, type Special } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { offeredOptions, type Standing } from '#domain/questionnaire/offered-options.ts';
import { type OptionKey, optionKeys } from '#domain/questionnaire/option-keys.ts';
import { hasOptions } from '#domain/questionnaire/questions.ts';
import { isPaperForm } from '#domain/questionnaire/self-completed.ts';

/** The keys above 7, 8, 9 on the number pad. */
export const padKeys: Readonly<Record<Special, string>> = { notApplicable: '/', dontKnow: '*', refused: '-' };

/** Of what was left blank on paper: beside the three on the number pad, and on no option. */
const blankKey = '+';

export interface SpecialKey {
  special: NoValue;
  /** The key shown beside it. */
  key: string;
  /** Every key that gives it. */
  keys: readonly string[];
}

/** Answered with words or digits in a field. */
export function isTyped({ kind }: AskedQuestion): boolean {
  return kind === 'number' || kind === 'text' || kind === 'date';
}

/** Those of the options that the interview offers, in its order; each keeps its key whatever is offered. */
export function offeredKeys(standing: Standing, question: AskedQuestion): OptionKey[] {
  if (!hasOptions(question)) return [];
  const keyed = optionKeys(standing.definition, question);
  return offeredOptions(standing, question).flatMap(
    (option) => keyed.find((one) => one.option === option) ?? [],
  );
}

/** The special answers that the question offers, each with its keys. */
export function specialKeysOf(definition: QuestionnaireDefinition, question: AskedQuestion): SpecialKey[] {
  const typed = isTyped(question);
  const taken = new Set(optionKeys(definition, question).map(({ key }) => key));
  const offered = (question.special ?? []).map((special): SpecialKey => {
    const pad = padKeys[special];
    const digit = specialKeys[special];
    const digitFree = !typed && !taken.has(digit);
    return { special, key: digitFree ? digit : pad, keys: digitFree ? [digit, pad] : [pad] };
  });
  return isPaperForm(definition)
    ? [...offered, { special: blank, key: blankKey, keys: [blankKey] }]
    : offered;
}

/** The special answer whose sign stands alone in the field; undefined when what stands there is an answer. */
export function signAlone(specials: readonly SpecialKey[], written: string): SpecialKey | undefined {
  return specials.find(({ key }) => key === written.trim());
}
