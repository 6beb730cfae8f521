// The data set as delimited text: names in the first row, codes as numbers, days as yyyy-mm-dd, nothing for no value.
import { csvLine, spreadsheetLine } from '#domain/bundle/csv-text.ts';
import { dayOf, type Case, type DataSet, type Variable } from './data-set.ts';

/** Spreadsheet programs take the file for UTF-8 by it. */
const byteOrderMark = '\uFEFF';
const linesPerPiece = 500;

/** The file in pieces. */
export async function* csvFile(set: DataSet): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(set.variables.map(({ name }) => name))}`;
  yield* csvCases(set, ({ kind }, value) => (kind === 'date' ? dayOf(value) : value), spreadsheetLine);
}

/**
 * The cases alone, each a line.
 * @param written how a number of a variable is written
 * @param line the writer of a line; spreadsheetLine for what people open, csvLine for what programs read
 */
export async function* csvCases(
  { variables, cases }: DataSet,
  written: (variable: Variable, value: number) => string | number,
  line: (cells: readonly (string | number)[]) => string = csvLine,
): AsyncGenerator<string> {
  const lineOf = (values: Case): string =>
    line(
      variables.map((variable, at) => {
        const value = values[at] ?? null;
        return value === null ? '' : typeof value === 'number' ? written(variable, value) : value;
      }),
    );
  let lines: string[] = [];
  for await (const values of cases()) {
    lines.push(lineOf(values));
    if (lines.length < linesPerPiece) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
