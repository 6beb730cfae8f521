// Looking into a condition without evaluating it: which questions it reads, and what it compares them with.

import type { Special } from './answers.ts';
import { comparisonOf, type Expression, type Operand } from './expressions.ts';

/** One question that a condition reads, and the code or special answer it is compared with, where it is a constant. */
export interface Reading {
  question: string;
  code?: number | string | boolean;
  special?: Special;
}

export function readings(expression: Expression): Reading[] {
  if (typeof expression === 'boolean') return [];
  if ('and' in expression) return expression.and.flatMap(readings);
  if ('or' in expression) return expression.or.flatMap(readings);
  if ('not' in expression) return readings(expression.not);
  if ('answered' in expression) return [{ question: expression.answered }];
  if ('special' in expression) return [{ question: expression.special[0], special: expression.special[1] }];
  if ('chosen' in expression) return [{ question: expression.chosen[0], code: expression.chosen[1] }];
  if ('in' in expression) {
    const [operand, values] = expression.in;
    const question = questionIn(operand);
    return question === null ? [] : values.map((code) => ({ question, code }));
  }
  const { comparison, pair } = comparisonOf(expression);
  return pair.flatMap((operand, side) => {
    const question = questionIn(operand);
    if (question === null) return [];
    const other = pair[1 - side];
    // `less than 3` needs no option with code 3; `equal to 3` does.
    const exact = comparison === 'eq' || comparison === 'ne';
    return exact && other !== undefined && typeof other !== 'object'
      ? [{ question, code: other }]
      : [{ question }];
  });
}

function questionIn(operand: Operand): string | null {
  return typeof operand === 'object' && 'answer' in operand ? operand.answer : null;
}
