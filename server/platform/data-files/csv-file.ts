// The data set as delimited text: names in the first row, codes as numbers, days as yyyy-mm-dd, nothing for no value.
import { csvLine } from '#domain/bundle/csv-text.ts';
import { dayOf, type Case, type DataSet, type Variable } from './data-set.ts';

/** Spreadsheet programs take the file for UTF-8 by it. */
const byteOrderMark = '\uFEFF';
const linesPerPiece = 500;

/** The file in pieces. */
export async function* csvFile(set: DataSet): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(set.variables.map(({ name }) => name))}`;
  yield* csvCases(set, ({ kind }, value) => (kind === 'date' ? dayOf(value) : String(value)));
}

/** The cases alone, each a line. @param written how a number of a variable is written */
export async function* csvCases(
  { variables, cases }: DataSet,
  written: (variable: Variable, value: number) => string,
): AsyncGenerator<string> {
  const lineOf = (values: Case): string =>
    csvLine(
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
