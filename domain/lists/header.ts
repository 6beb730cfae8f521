// A header of one, two or three rows, turned into a mapping from fields to columns.
import { foldText, tidyText } from './names.ts';
import { recogniseLabel } from './header-words.ts';
import type { ListField } from './header-words.ts';
import type { CellValue } from './raw-row.ts';

/** Columns by field, from 0; several columns of one field stand in the order in which they are to be read. */
export type ColumnMapping = Readonly<Partial<Record<ListField, readonly number[]>>>;

export interface Header {
  columns: ColumnMapping;
  /** The label of each column, group labels first ("Người nộp – Số điện thoại"); empty where there is none. */
  labels: readonly string[];
  /** Labelled columns that stand for no field. */
  unrecognised: readonly { column: number; label: string }[];
  /** How many different fields were recognised. */
  fieldCount: number;
}

const keyFields: readonly ListField[] = ['recordCode', 'applicantName', 'phones'];
const fewestFields = 3;

/**
 * Reads header rows, top first. In a merged header the group's label stands in its first column only and a label
 * merged downwards in its top row only; both are followed.
 */
export function readHeader(rows: readonly (readonly CellValue[])[]): Header {
  const texts = rows.map((cells) => cells.map(labelText));
  const width = Math.max(0, ...texts.map((cells) => cells.length));
  const columns: Partial<Record<ListField, { column: number; rank: number }[]>> = {};
  const labels: string[] = [];
  const unrecognised: { column: number; label: string }[] = [];
  const stacks = labelStacks(texts, width);

  for (const [column, stack] of stacks.entries()) {
    const label = stack.join(' – ');
    labels.push(label);
    const match = recognise(stack);
    for (const field of match?.fields ?? []) {
      columns[field] = [...(columns[field] ?? []), { column, rank: match?.rank ?? 0 }];
    }
    if (label !== '' && !match?.fields.length) unrecognised.push({ column, label });
  }
  const ordered = Object.entries(columns).map(([field, found]): [string, number[]] => [
    field,
    found.toSorted((a, b) => a.rank - b.rank).map((entry) => entry.column),
  ]);
  return { columns: Object.fromEntries(ordered), labels, unrecognised, fieldCount: ordered.length };
}

/** Whether enough was recognised for the rows below to be read as transactions. */
export function isHeader(header: Header): boolean {
  return header.fieldCount >= fewestFields && keyFields.some((field) => header.columns[field]);
}

/** Whether the cells can be labels: text only, and no code, date or telephone number among them. */
export function canBeLabels(cells: readonly CellValue[]): boolean {
  return cells.every((cell) => cell === null || (typeof cell === 'string' && !/\d{4}/.test(cell)));
}

/** A row under the header that only numbers the columns: 1, 2, 3 or (1), (2) or A, B. */
export function isNumberingRow(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => cell !== null && cell !== '');
  return (
    filled.length > 2 &&
    filled.every((cell) => /^[([]?(\d{1,2}|[A-Z])[)\]]?([=+].*)?$/.test(String(cell).trim()))
  );
}

/** Rows that repeat a header compare equal by this. */
export function headerText(cells: readonly CellValue[]): string {
  return cells
    .map((cell) => foldText(labelText(cell)))
    .join('|')
    .replace(/\|+$/, '');
}

/** For each column its labels from top to bottom, a group's label carried over the columns under it. */
function labelStacks(texts: readonly (readonly string[])[], width: number): string[][] {
  const stacks: string[][] = Array.from({ length: width }, () => []);
  for (const [level, cells] of texts.entries()) {
    let group = '';
    for (let column = 0; column < width; column += 1) {
      const below = texts.slice(level + 1).some((lower) => lower[column]);
      const own = cells[column] ?? '';
      group = below ? own || group : '';
      const text = own || group;
      const stack = stacks[column];
      if (stack && text !== '' && stack.at(-1) !== text) stack.push(text);
    }
  }
  return stacks;
}

/** The whole label decides; failing that the lowest part, alone and before its group ("Ngày" over "trả": trả ngày). */
function recognise(stack: readonly string[]): ReturnType<typeof recogniseLabel> {
  const lowest = stack.at(-1) ?? '';
  return (
    recogniseLabel(stack.join(' ')) ??
    recogniseLabel(lowest) ??
    recogniseLabel([lowest, ...stack.slice(0, -1)].join(' '))
  );
}

function labelText(cell: CellValue | undefined): string {
  return typeof cell === 'string' ? tidyText(cell) : '';
}
