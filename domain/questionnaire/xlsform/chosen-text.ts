// Rules of which the first that holds gives a text or number (`ln::set`, `ln::jumps`), as nested `if`s that end in ''.

import type { Expression } from '#domain/questionnaire/expressions.ts';
import { conditionOf, type KnownQuestions } from './condition.ts';
import { exactText, quoted } from './condition-text.ts';
import { NotCarried } from './findings.ts';
import { type Formula, parseFormula } from './formula.ts';

export interface Choosing {
  when: Expression;
  value: number | string;
}

export function choosingText(rules: readonly Choosing[]): string {
  const opened = rules.map(({ when, value }) => `if(${exactText(when)}, ${constant(value)}, `).join('');
  return `${opened}''${')'.repeat(rules.length)}`;
}

/** @throws NotCarried when the text says something else */
export function choosingIn(text: string, known: KnownQuestions): Choosing[] {
  const rules: Choosing[] = [];
  let rest: Formula = parseFormula(text);
  while (rest.kind === 'call' && rest.name === 'if') {
    const [when, value, otherwise] = rest.args;
    if (when === undefined || otherwise === undefined || (value?.kind !== 'number' && value?.kind !== 'text'))
      throw new NotCarried('syntax', 'if(');
    rules.push({ when: conditionOf(when, known), value: value.value });
    rest = otherwise;
  }
  if (rest.kind === 'text' && rest.value === '') return rules;
  throw new NotCarried('bad-value', text.slice(0, 60));
}

function constant(value: number | string): string {
  return typeof value === 'number' ? String(value) : quoted(value);
}
