// Conditions without what nobody sees on paper: computed and hidden values are replaced by the answers they follow from.
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { QuestionnaireDefinition, UnaskedQuestion } from '#domain/questionnaire/definition.ts';
import { comparisonOf, evaluate, type Expression, type Operand } from '#domain/questionnaire/expressions.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';

/** The questions that a condition reads. */
export function questionsRead(expression: Expression): Set<string> {
  if (typeof expression === 'boolean') return new Set();
  if ('and' in expression) return new Set(expression.and.flatMap((part) => [...questionsRead(part)]));
  if ('or' in expression) return new Set(expression.or.flatMap((part) => [...questionsRead(part)]));
  if ('not' in expression) return questionsRead(expression.not);
  if ('answered' in expression) return new Set([expression.answered]);
  if ('special' in expression) return new Set([expression.special[0]]);
  if ('chosen' in expression) return new Set([expression.chosen[0]]);
  const operands = 'in' in expression ? [expression.in[0]] : comparisonOf(expression).pair;
  return new Set(operands.flatMap((operand) => nameOf(operand) ?? []));
}

export function nameOf(operand: Operand): string | null {
  return typeof operand === 'object' && 'answer' in operand ? operand.answer : null;
}

/** The same condition, of answers on paper and of the case alone. */
export function plain(definition: QuestionnaireDefinition, expression: Expression): Expression {
  if (typeof expression === 'boolean') return expression;
  if ('and' in expression) return { and: expression.and.map((part) => plain(definition, part)) };
  if ('or' in expression) return { or: expression.or.map((part) => plain(definition, part)) };
  if ('not' in expression) return { not: plain(definition, expression.not) };
  for (const name of questionsRead(expression)) {
    const question = questionByName(definition, name);
    if (question !== undefined && !isAsked(question)) return withoutValue(definition, expression, question);
  }
  return expression;
}

/** Either rule of the value holds and so does the condition with it, or none holds and it does with what is left. */
function withoutValue(
  definition: QuestionnaireDefinition,
  leaf: Expression,
  question: UnaskedQuestion,
): Expression {
  const rules = question.kind === 'computed' ? question.compute : (question.set ?? []);
  const none: Expression = { and: rules.map(({ when }) => ({ not: when })) };
  const cases: [Expression, AnswerValue | undefined][] = rules.map(({ when, value }, at) => [
    { and: [...rules.slice(0, at).map((earlier): Expression => ({ not: earlier.when })), when] },
    { value },
  ]);
  if (question.kind === 'computed') cases.push([none, { value: question.otherwise }]);
  const holding = cases.filter(([, value]) =>
    evaluate(leaf, { answer: (name) => (name === question.name ? value : undefined), context: {} }),
  );
  // A value of the case stays one: what is known of the case answers it.
  const ofCase: Expression[] =
    question.kind === 'hidden' && question.from !== undefined
      ? [{ and: [plain(definition, none), leaf] }]
      : [];
  return { or: [...holding.map(([when]) => plain(definition, when)), ...ofCase] };
}
