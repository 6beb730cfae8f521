// How a question is laid out, so that nothing of it needs scrolling on a 1366 × 768 screen: in which shape its options
// stand, and how large the sentence is that is read aloud. Pure.
import type { AskedQuestion, Option } from '#domain/questionnaire/definition.ts';

/** Short labels of a scale stand in a row, as on paper; others in one column, many in two. */
export function optionsLayout(options: readonly Option[], language: string): 'row' | 'column' | 'columns' {
  if (options.length > 5) return 'columns';
  return options.every(({ label }) => (label[language] ?? label.vi).length <= 26) ? 'row' : 'column';
}

/** In two columns the keys run down the first, then down the second. */
export function optionsRows(options: readonly unknown[]): { gridTemplateRows: string } | undefined {
  if (options.length <= 5) return undefined;
  return { gridTemplateRows: `repeat(${Math.ceil(options.length / 2)}, auto)` };
}

/** Pixels as the style sheets of this folder give them at 1366 × 768, rounded up. */
const height = {
  /** What the console leaves to a question beneath its head, with two lines of the demo's citizen below. */
  room: 494,
  gap: 20,
  row: 80,
  columnOption: 51,
  columnsOption: 44,
  multipleEnd: 50,
  typed: 110,
  statement: 40,
  specials: 46,
  fault: 34,
  guideTop: 11,
  guideHead: 21,
  guideLine: 24,
  guideEnd: 6,
};
const guideLineLetters = 105;
/** The sizes, largest first: letters in a line, and its height. */
const sizes = [
  { size: 'short', letters: 47, line: 45 },
  { size: 'medium', letters: 59, line: 36 },
] as const;

interface Shown {
  question: AskedQuestion;
  /** The options that are offered; none where words or numbers are typed. */
  options: readonly Option[];
  language: string;
  say: string;
  /** Instruction and probe, where there are any. */
  guide: readonly string[];
}

/** The largest size with which everything stands there at once; never larger than a text of that length is read well. */
export function saySize({ question, options, language, say, guide }: Shown): 'short' | 'medium' | 'long' {
  if (say.length > 420) return 'long';
  const beneath =
    height.gap +
    answersHeight(question, options, language) +
    (question.special?.length ? height.specials : 0) +
    height.fault +
    guideHeight(guide);
  const fitting = sizes.find(
    ({ letters, line }) => Math.ceil(say.length / letters) * line + beneath <= height.room,
  );
  if (fitting === undefined) return 'long';
  return say.length > 220 ? 'medium' : fitting.size;
}

function answersHeight(question: AskedQuestion, options: readonly Option[], language: string): number {
  if (question.kind === 'statement') return height.statement;
  if (options.length === 0) return height.typed;
  const isMultiple = question.kind === 'multiple';
  const layout = optionsLayout(options, language);
  const rows = layout === 'columns' ? Math.ceil(options.length / 2) : options.length;
  if (layout === 'row' && !isMultiple) return height.row;
  return (
    rows * (layout === 'columns' ? height.columnsOption : height.columnOption) +
    (isMultiple ? height.multipleEnd : 0)
  );
}

function guideHeight(guide: readonly string[]): number {
  if (guide.length === 0) return 0;
  const lines = guide.reduce((sum, text) => sum + Math.ceil(text.length / guideLineLetters), 0);
  return (
    height.gap +
    height.guideTop +
    guide.length * (height.guideHead + height.guideEnd) +
    lines * height.guideLine
  );
}
