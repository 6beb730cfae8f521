// Which key gives which answer. Pure. One scheme for every questionnaire: an option has the key of its definition or
// its own code; special answers have 7, 8, 9 (domain specialKeys; a definition that collides is never published).
// Special answers also have the three signs right above 7 8 9 on the number pad, / * −, on every question. Where words or
// digits are typed (number, date, text) a sign alone in the field and then Enter is the answer; with anything beside it,
// it is text: "- cán bộ niềm nở".
import { blank, type NoValue, specialKeys, type Special } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, Option, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { offeredOptions, type Standing } from '#domain/questionnaire/offered-options.ts';
import { hasOptions, optionsOf } from '#domain/questionnaire/questions.ts';
import { isPaperForm } from '#domain/questionnaire/self-completed.ts';

/** The keys above 7, 8, 9 on the number pad. */
export const padKeys: Readonly<Record<Special, string>> = { notApplicable: '/', dontKnow: '*', refused: '-' };

/** Of what was left blank on paper: beside the three on the number pad, and on no option. */
const blankKey = '+';

export interface OptionKey {
  key: string;
  option: Option;
}
export interface SpecialKey {
  special: NoValue;
  /** The key shown beside it. */
  key: string;
  /** Every key that gives it. */
  keys: readonly string[];
}

// For options whose code has two digits and no key of its own; none of these letters is a command of the console.
const spare = '0QWETYUIOPASDFGKLZXCVB'.split('');

/** Answered with words or digits in a field. */
export function isTyped({ kind }: AskedQuestion): boolean {
  return kind === 'number' || kind === 'text' || kind === 'date';
}

/** The options in their order, each with one key; all keys differ. */
export function optionKeys(definition: QuestionnaireDefinition, question: AskedQuestion): OptionKey[] {
  if (!hasOptions(question)) return [];
  const options = optionsOf(definition, question);
  const declared = (option: Option) => (option.key ?? String(option.code)).toUpperCase();
  const taken = new Set(options.map(declared).filter((key) => key.length === 1));
  const left = spare.filter((key) => !taken.has(key));
  return options.map((option) => {
    const key = declared(option);
    return { option, key: key.length === 1 ? key : (left.shift() ?? '') };
  });
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
