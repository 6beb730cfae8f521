// A questionnaire as it is printed for whoever fills it in by themselves: parts, questions with their numbers, boxes,
// where to go on. Says nothing of looks; .docx and .pdf are both made from it. What is for operators stays out, and so do
// names, codes and sources of the questions.
import type { AskedQuestion, Block, Text } from '#domain/questionnaire/definition.ts';
import { optionKeys } from '#domain/questionnaire/option-keys.ts';
import { hasOptions, isAsked, optionsOf } from '#domain/questionnaire/questions.ts';
import { gap, renderText } from '#domain/questionnaire/text.ts';
import { specialKeys } from '#domain/questionnaire/answers.ts';
import { type Book, labelOf, specialsOf } from './book.ts';
import { conditionWords } from './condition-words.ts';
import { arrowBehind, rulesBelow } from './where-next.ts';

export interface PrintedBox {
  /** The key that gives it when the form is keyed, small beside the box; empty where there is none. */
  readonly mark: string;
  readonly label: string;
  /** Where to go on, or when the box is for them. */
  readonly note: string;
}

interface Numbered {
  readonly number: number;
  readonly say: string;
  /** Whom the question is for; empty where it is for all. */
  readonly condition: string;
}

export type PrintedPart =
  | { readonly kind: 'part'; readonly title: string; readonly condition: string }
  | (Numbered & {
      readonly kind: 'boxes';
      readonly hint: string;
      readonly boxes: readonly PrintedBox[];
      readonly rules: readonly string[];
    })
  | (Numbered & {
      readonly kind: 'field';
      readonly hint: string;
      readonly lines: 0 | 3;
      readonly boxes: readonly PrintedBox[];
      readonly rules: readonly string[];
    })
  | { readonly kind: 'grid'; readonly heads: readonly PrintedBox[]; readonly rows: readonly Numbered[] };

/** What is unknown is left to be read or written: dots. */
const dots = '……………………';

export function printedForm(book: Book): PrintedPart[] {
  return book.definition.blocks.flatMap((block) => {
    const questions = block.questions
      .filter(isAsked)
      .filter((question) => appliesAtAll(book, block, question));
    if (questions.length === 0) return [];
    const condition = block.showIf === undefined ? true : conditionWords(book, block.showIf);
    return [
      {
        kind: 'part' as const,
        title: block.title[book.language] ?? block.title.vi,
        condition: typeof condition === 'string' ? book.words.partOnlyIf(condition) : '',
      },
      ...runs(book, questions).flatMap((run) =>
        run.length > 1 ? [grid(book, run)] : run.map((question) => alone(book, question)),
      ),
    ];
  });
}

/** Of a form for somebody: what their case rules out is not printed for them. Numbers stay those of the whole form. */
function appliesAtAll(book: Book, block: Block, question: AskedQuestion): boolean {
  return [block.showIf, question.showIf].every(
    (when) => when === undefined || conditionWords(book, when) !== false,
  );
}

/** Questions one after the other that have the same boxes stand in one grid; all others by themselves. */
function runs(book: Book, questions: readonly AskedQuestion[]): AskedQuestion[][] {
  const found: { key: string | null; run: AskedQuestion[] }[] = [];
  for (const question of questions) {
    const key = gridKey(book, question);
    const last = found.at(-1);
    if (last && key !== null && last.key === key) last.run.push(question);
    else found.push({ key, run: [question] });
  }
  return found.map(({ run }) => run);
}

/** Most columns of boxes that fit beside a sentence. */
const widest = 7;

/** Equal for questions that may stand in one grid; null where one stands alone. */
function gridKey(book: Book, question: AskedQuestion): string | null {
  if (question.kind !== 'single' && question.kind !== 'scale') return null;
  const options = optionsOf(book.definition, question);
  if (options.length + specialsOf(question).length > widest) return null;
  if (options.some(({ showIf }) => showIf !== undefined)) return null;
  const leads = boxesOf(book, question).some(({ note }) => note !== '');
  if (leads || rulesBelow(book, question).length > 0) return null;
  return JSON.stringify([options, specialsOf(question)]);
}

function grid(book: Book, run: readonly AskedQuestion[]): PrintedPart {
  const [first] = run;
  return {
    kind: 'grid',
    heads: first ? boxesOf(book, first) : [],
    rows: run.map((question) => numbered(book, question)),
  };
}

function alone(book: Book, question: AskedQuestion): PrintedPart {
  const { words } = book;
  const common = {
    ...numbered(book, question),
    boxes: boxesOf(book, question),
    rules: rulesBelow(book, question),
  };
  if (hasOptions(question))
    return { kind: 'boxes', ...common, hint: question.kind === 'multiple' ? words.several : '' };
  const hint = [
    question.kind === 'number' ? words.number : question.kind === 'date' ? words.date : '',
    question.optional === true ? words.optional : '',
  ];
  return {
    kind: 'field',
    ...common,
    lines: question.kind === 'text' ? 3 : 0,
    hint: hint.filter((one) => one !== '').join('. '),
  };
}

function numbered(book: Book, question: AskedQuestion): Numbered {
  const condition = question.showIf === undefined ? true : conditionWords(book, question.showIf);
  return {
    number: book.numbers.get(question.name) ?? 0,
    say: sentence(book, question.say),
    condition: typeof condition === 'string' ? book.words.onlyIf(condition) : '',
  };
}

function sentence({ definition, language, context, numbers, words }: Book, text: Text): string {
  const source = text[language] ?? text.vi;
  const pointed = source.replaceAll(/\{answer\.([^{}]+)\}/g, (_, name: string) =>
    words.answerOf(numbers.get(name) ?? 0),
  );
  const rendering = { definition, language, context, answers: new Map() };
  return renderText({ vi: pointed, [language]: pointed }, rendering).replaceAll(gap, dots);
}

function boxesOf(book: Book, question: AskedQuestion): PrintedBox[] {
  const { words } = book;
  const keyed = optionKeys(book.definition, question);
  const taken = new Set(keyed.map(({ key }) => key));
  const isSingle = question.kind === 'single' || question.kind === 'scale';
  const behind = (answer: Parameters<typeof arrowBehind>[2]) =>
    isSingle ? (arrowBehind(book, question, answer) ?? '') : '';
  const options = keyed.flatMap(({ key, option }): PrintedBox[] => {
    const condition = option.showIf === undefined ? true : conditionWords(book, option.showIf);
    if (condition === false) return [];
    const forWhom = typeof condition === 'string' ? `(${words.optionOnlyIf(condition)})` : '';
    const note = [forWhom, behind({ value: option.code })].filter((one) => one !== '').join(' ');
    return [{ mark: key, label: labelOf(option, book), note }];
  });
  const specials = specialsOf(question).map((special): PrintedBox => ({
    mark: hasOptions(question) && !taken.has(specialKeys[special]) ? specialKeys[special] : '',
    label: words[special],
    note: behind({ special }),
  }));
  return [...options, ...specials];
}
