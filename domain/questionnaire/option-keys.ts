// The key of each option: pressed in a conversation and while keying paper, printed beside its box.
import type { AskedQuestion, Option, QuestionnaireDefinition } from './definition.ts';
import { hasOptions, optionsOf } from './questions.ts';

export interface OptionKey {
  key: string;
  option: Option;
}

// For options whose code has two digits and no key of its own; none of these letters is a command of the console.
const spare = '0QWETYUIOPASDFGKLZXCVB'.split('');

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
