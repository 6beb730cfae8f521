// Conditions in words for whoever fills in a paper form: "ở câu 5 chọn «Có»". What hangs on one question alone is tried
// with each of its boxes, so that any way of writing a rule gives the same plain sentence.
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, SingleQuestion } from '#domain/questionnaire/definition.ts';
import {
  comparisonOf,
  evaluate,
  type Expression,
  type Operand,
  type Scope,
} from '#domain/questionnaire/expressions.ts';
import { isAsked, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';
import { type Book, labelOf, specialsOf } from './book.ts';
import { nameOf, plain, questionsRead } from './plain-conditions.ts';

/** Always, never, or a condition in words. */
export type Said = boolean | string;

export function conditionWords(book: Book, condition: Expression): Said {
  return said(book, plain(book.definition, condition), false);
}

function said(book: Book, condition: Expression, negated: boolean): Said {
  if (typeof condition === 'boolean') return condition !== negated;
  const read = [...questionsRead(condition)].filter((name) => book.numbers.has(name));
  if (read.length === 0) return ofCase(book, condition, negated);
  const only = read.length === 1 ? askedQuestion(book, read[0] ?? '') : undefined;
  if (only && isSingle(only)) return ofBoxes(book, condition, only, negated);
  if ('not' in condition) return said(book, condition.not, !negated);
  if ('and' in condition) return joined(book, condition.and, negated, !negated);
  if ('or' in condition) return joined(book, condition.or, negated, negated);
  return ofOne(book, condition, negated);
}

/** @param every all parts have to hold, else one */
function joined(book: Book, parts: readonly Expression[], negated: boolean, every: boolean): Said {
  const open: string[] = [];
  for (const part of parts) {
    const one = said(book, part, negated);
    if (one === !every) return one;
    if (typeof one === 'string' && !open.includes(one)) open.push(one);
  }
  if (open.length === 0) return every;
  return open.join(every ? book.words.and : book.words.or);
}

function askedQuestion({ definition }: Book, name: string): AskedQuestion | undefined {
  const question = questionByName(definition, name);
  return question !== undefined && isAsked(question) ? question : undefined;
}

function isSingle(question: AskedQuestion): question is SingleQuestion {
  return question.kind === 'single' || question.kind === 'scale';
}

/** What only the case decides: known of a form for somebody, left to them on one for nobody. */
function ofCase(book: Book, condition: Expression, negated: boolean): Said {
  const holds = evaluate(condition, scopeOfCase(book));
  return holds === null ? book.words.ofCase : holds !== negated;
}

/** Values of the case by name; open where the case is not known. What is not printed is not answered. */
export function scopeOfCase({ definition, context }: Book): Scope {
  const isKnown = context['respondent.name'] !== undefined;
  return {
    context: isKnown ? context : null,
    answer: (name) => {
      const question = questionByName(definition, name);
      if (question?.kind !== 'hidden' || question.from === undefined) return undefined;
      if (!isKnown) return null;
      const value = context[question.from] ?? undefined;
      if (value === undefined) return undefined;
      return { value: typeof value === 'boolean' ? Number(value) : value };
    },
  };
}

function ofBoxes(book: Book, condition: Expression, question: SingleQuestion, negated: boolean): Said {
  const { words, numbers } = book;
  const number = numbers.get(question.name) ?? 0;
  const ofCase = scopeOfCase(book);
  const holdsWith = (answer: AnswerValue): boolean =>
    (evaluate(condition, {
      context: ofCase.context ?? {},
      answer: (name) => (name === question.name ? answer : ofCase.answer(name)),
    }) ===
      true) !==
    negated;
  const boxes = [
    ...optionsOf(book.definition, question).map((option) => ({
      label: labelOf(option, book),
      holds: holdsWith({ value: option.code }),
    })),
    ...specialsOf(question).map((special) => ({ label: words[special], holds: holdsWith({ special }) })),
  ];
  const holds = boxes.filter((box) => box.holds);
  const fails = boxes.filter((box) => !box.holds);
  if (holdsWith({ special: 'blank' }))
    return (
      fails.length === 0 ||
      (holds.length === 0 ? words.leftBlank(number) : words.choseNot(number, list(fails)))
    );
  if (holds.length === 0) return false;
  return fails.length === 0 ? words.answered(number) : words.chose(number, list(holds));
  function list(some: readonly { label: string }[]): string {
    return some.map(({ label }) => `«${label}»`).join(words.or);
  }
}

const opposite = { eq: 'ne', ne: 'eq', lt: 'ge', le: 'gt', gt: 'le', ge: 'lt' } as const;

type Leaf = Exclude<Expression, boolean | { and: unknown } | { or: unknown } | { not: unknown }>;

/** One comparison, or its denial, of a question that is not answered by one box. */
function ofOne(book: Book, condition: Leaf, negated: boolean): Said {
  const { words } = book;
  const marked = negated ? words.choseNot : words.chose;
  const number = (name: string) => book.numbers.get(name) ?? 0;
  if ('answered' in condition)
    return (negated ? words.leftBlank : words.answered)(number(condition.answered));
  if ('special' in condition) {
    const [name, special] = condition.special;
    // Whoever does not want to answer leaves it blank.
    return special === 'refused' ? negated : marked(number(name), `«${words[special]}»`);
  }
  if ('chosen' in condition)
    return marked(number(condition.chosen[0]), optionLabel(book, ...condition.chosen));
  if ('in' in condition) {
    const [operand, values] = condition.in;
    const is = words.compares[negated ? 'ne' : 'eq'];
    return `${operandWords(book, operand)} ${is} ${values.join(words.or)}`;
  }
  const { comparison, pair } = comparisonOf(condition);
  const how = negated ? opposite[comparison] : comparison;
  const [left, right] = pair.map((operand) => operandWords(book, operand));
  return `${left ?? ''} ${words.compares[how]} ${right ?? ''}${how === 'ge' ? words.orMore : ''}`;
}

function operandWords(book: Book, operand: Operand): string {
  const name = nameOf(operand);
  if (name !== null) return book.words.written(book.numbers.get(name) ?? 0);
  return typeof operand === 'object' ? book.words.ofCase : String(operand);
}

function optionLabel(book: Book, name: string, code: number): string {
  const question = askedQuestion(book, name);
  const option =
    question && 'options' in question
      ? optionsOf(book.definition, question).find((one) => one.code === code)
      : undefined;
  return `«${option ? labelOf(option, book) : code}»`;
}
