// Writing a condition into a cell: as XPath for other tools, and in our exact notation, which gives back the very tree
// (docs/xlsform.md). XPath has no word for an answer that was passed over, nor for the case.

import { specialCodes } from '#domain/questionnaire/answers.ts';
import { comparisonOf, type Expression, type Operand } from '#domain/questionnaire/expressions.ts';

const signs = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

/** The condition in XPath, as near as it comes. */
export function xpathOf(expression: Expression): string {
  if (typeof expression === 'boolean') return `${String(expression)}()`;
  if ('and' in expression) return joined(expression.and, 'and');
  if ('or' in expression) return joined(expression.or, 'or');
  if ('not' in expression) return `not(${xpathOf(expression.not)})`;
  if ('answered' in expression) return `\${${expression.answered}} != ''`;
  if ('special' in expression)
    return `\${${expression.special[0]}} = '${specialCodes[expression.special[1]]}'`;
  if ('chosen' in expression) return `selected(\${${expression.chosen[0]}}, '${expression.chosen[1]}')`;
  if ('in' in expression) {
    const [operand, values] = expression.in;
    return joined(
      values.map((value) => ({ eq: [operand, value] })),
      'or',
    );
  }
  const { comparison, pair } = comparisonOf(expression);
  return `${operandText(pair[0])} ${signs[comparison]} ${operandText(pair[1])}`;
}

function joined(parts: readonly Expression[], word: 'and' | 'or'): string {
  if (parts.length === 0) return word === 'and' ? 'true()' : 'false()';
  return parts.map((part) => (isSimple(part) ? xpathOf(part) : `(${xpathOf(part)})`)).join(` ${word} `);
}

function isSimple(expression: Expression): boolean {
  return (
    typeof expression === 'boolean' || !('and' in expression || 'or' in expression || 'in' in expression)
  );
}

/** The condition in the exact notation. */
export function exactText(expression: Expression): string {
  if (typeof expression === 'boolean') return `${String(expression)}()`;
  if ('and' in expression) return call('all', expression.and.map(exactText));
  if ('or' in expression) return call('any', expression.or.map(exactText));
  if ('not' in expression) return call('not', [exactText(expression.not)]);
  if ('answered' in expression) return call('answered', [`\${${expression.answered}}`]);
  if ('special' in expression)
    return call('special', [`\${${expression.special[0]}}`, `'${expression.special[1]}'`]);
  if ('chosen' in expression)
    return call('chosen', [`\${${expression.chosen[0]}}`, String(expression.chosen[1])]);
  if ('in' in expression) return call('in', [expression.in[0], ...expression.in[1]].map(operandText));
  const { comparison, pair } = comparisonOf(expression);
  return call(comparison, pair.map(operandText));
}

function call(name: string, args: readonly string[]): string {
  return `${name}(${args.join(', ')})`;
}

function operandText(operand: Operand): string {
  if (typeof operand === 'string') return quoted(operand);
  if (typeof operand === 'number') return String(operand);
  if (typeof operand === 'boolean') return `${String(operand)}()`;
  return 'case' in operand ? `case('${operand.case}')` : `\${${operand.answer}}`;
}

/** XPath 1.0 cannot write a text with both kinds of quotes; doubling them is XPath 2.0's way. */
export function quoted(text: string): string {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "''")}'`;
}
