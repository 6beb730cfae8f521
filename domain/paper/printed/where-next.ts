// Where whoever fills in a form goes on: after a box whose rule ends or jumps, or behind which questions do not apply.
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, Block, Question } from '#domain/questionnaire/definition.ts';
import { evaluate, type Expression, type Scope } from '#domain/questionnaire/expressions.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import type { Book } from './book.ts';
import { conditionWords, scopeOfCase } from './condition-words.ts';
import { plain, questionsRead } from './plain-conditions.ts';

/** The arrow behind a box; null where the next question follows, or where it hangs on other answers, too. */
export function arrowBehind(book: Book, question: AskedQuestion, answer: AnswerValue): string | null {
  const { words, numbers, definition } = book;
  const scope = knowing(book, question.name, answer);
  const holds = (when: Expression) => evaluate(plain(definition, when), scope);
  for (const { when } of question.ends ?? []) {
    const ends = holds(when);
    if (ends === true) return words.stop;
    if (ends === null) return null;
  }
  const number = numbers.get(question.name) ?? 0;
  let next = number + 1;
  for (const { when, to } of question.jumps ?? []) {
    const jumps = holds(when);
    if (jumps === null) return null;
    if (jumps) {
      next = numberFrom(book, to);
      break;
    }
  }
  const shown = printed(book);
  while (next <= shown.length && shown[next - 1]?.isOut(scope) === true) next += 1;
  if (next === number + 1) return null;
  return next > shown.length ? words.goToEnd : words.goOn(next);
}

/** Rules of a question that hang on other answers, too, in words. */
export function rulesBelow(book: Book, question: AskedQuestion): string[] {
  const { words, definition } = book;
  const rules = [
    ...(question.ends ?? []).map(({ when }) => ({ when, then: words.stop })),
    ...(question.jumps ?? []).map(({ when, to }) => ({ when, then: arrowTo(book, to) })),
  ];
  return rules.flatMap(({ when, then }) => {
    const read = [...questionsRead(plain(definition, when))].filter((name) => book.numbers.has(name));
    if (isBoxed(question) && read.every((name) => name === question.name)) return [];
    const condition = conditionWords(book, when);
    return typeof condition === 'string' ? [words.rule(condition, then)] : [];
  });
}

/** One mark answers it: what follows stands behind its boxes. */
function isBoxed({ kind }: AskedQuestion): boolean {
  return kind === 'single' || kind === 'scale';
}

function arrowTo(book: Book, to: string): string {
  const next = numberFrom(book, to);
  return next > book.numbers.size ? book.words.goToEnd : book.words.goOn(next);
}

/** The first printed question at or behind a place that may itself not be printed; one past the last at the end. */
function numberFrom({ definition, numbers }: Book, name: string): number {
  const all = questionsOf(definition);
  const found = all.slice(all.findIndex((one) => one.name === name)).find(isAsked);
  return (found && numbers.get(found.name)) ?? numbers.size + 1;
}

interface Shown {
  /** Certainly not to be answered. */
  isOut(scope: Scope): boolean;
}

function printed({ definition }: Book): Shown[] {
  return definition.blocks.flatMap((block) =>
    block.questions.filter(isAsked).map((question) => ({
      isOut: (scope: Scope) =>
        conditionsOf(block, question).some((when) => evaluate(plain(definition, when), scope) === false),
    })),
  );
}

function conditionsOf(block: Block, question: Question): Expression[] {
  return [block.showIf, question.showIf].filter((one) => one !== undefined);
}

/** This one answer and the case; all other answers are open. */
function knowing(book: Book, name: string, answer: AnswerValue): Scope {
  const ofCase = scopeOfCase(book);
  return {
    context: ofCase.context,
    answer: (one) => {
      if (one === name) return answer;
      return book.numbers.has(one) ? null : ofCase.answer(one);
    },
  };
}
