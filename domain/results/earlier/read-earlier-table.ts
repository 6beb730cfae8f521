/*
 * A table of an earlier year's results as offices keep it: a row an agency and figure, or a row an agency with a column a
 * factor. The heading row is found by its words; every row that cannot be taken is named with its place.
 */
import { foldText } from '#domain/lists/names.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

export interface EarlierFigure {
  /** As the table writes it; empty for the whole. */
  readonly agency: string;
  /** Code of the index, a group, factor or item; `overall` for the index. */
  readonly code: string;
  readonly score: number;
  readonly interviews: number | null;
  /** Standard error in points; null where the table does not tell it. */
  readonly se: number | null;
}

export const rowFaults = ['score', 'range', 'code', 'interviews', 'error', 'twice', 'empty'] as const;

export interface TableFault {
  readonly sheet: string;
  readonly rowNumber: number;
  /** Heading of the column, as written. */
  readonly column: string;
  readonly fault: (typeof rowFaults)[number];
  readonly value: string;
}

export interface EarlierTable {
  /** False when no row names a column of scores: nothing was read. */
  readonly hasHeading: boolean;
  readonly figures: readonly EarlierFigure[];
  readonly faults: readonly TableFault[];
}

type Column =
  | { kind: 'agency' | 'code' | 'score' | 'interviews' | 'se' | 'half'; heading: string }
  | { kind: 'figure'; code: string; heading: string };

/** Two-sided 95 % point of the normal distribution: tables state ± for that. */
const z95 = 1.959963984540054;
const whole = new Set([
  '',
  'chung',
  'toan tinh',
  'toan huyen',
  'toan thanh pho',
  'ca dot',
  'tong',
  'tong hop',
  'overall',
]);
const overallNames = [
  'overall',
  'sipas',
  'chi so chung',
  'chung',
  'chi so hai long',
  'chi so hai long chung',
  'chi so',
];
const headings: readonly (readonly [Column['kind'], RegExp])[] = [
  ['se', /^(?:sai so chuan|se|standard error)\b/],
  ['half', /^(?:sai so|do chinh xac|bien do)\b|^(?:margin|error)\b/],
  ['interviews', /^(?:n|so phieu|phieu|so phieu hop le|co mau|so nguoi|interviews)$/],
  [
    'agency',
    /^(?:co quan|don vi|ten co quan|ten don vi|co quan don vi|agency|unit|xa|xa phuong|don vi hanh chinh)$/,
  ],
  ['code', /^(?:yeu to|ma|ma yeu to|noi dung|chi tieu|chi so thanh phan|tieu chi|factor|code|index)$/],
  ['score', /^(?:diem|ket qua|ty le|ty le hai long|gia tri|score|diem so|muc do hai long|ty le phan tram)\b/],
];

/** @param named codes of the form with the names they go by, `overall` not among them */
export function readEarlierTable(
  rows: readonly RawRow[],
  named: readonly { code: string; name: string }[],
): EarlierTable {
  const codes = codesByName(named);
  let columns: readonly (Column | null)[] | null = null;
  const figures = new Map<string, EarlierFigure>();
  const faults: TableFault[] = [];
  for (const row of rows) {
    if (row.cells.every((cell) => textOf(cell) === '')) continue;
    if (columns === null) {
      const found = headingOf(row, codes);
      if (isHeading(found)) columns = found;
      continue;
    }
    takeRow(row, columns, codes, figures, faults);
  }
  return { hasHeading: columns !== null, figures: [...figures.values()], faults };
}

function codesByName(named: readonly { code: string; name: string }[]): ReadonlyMap<string, string> {
  return new Map([
    ...overallNames.map((name) => [name, 'overall'] as const),
    ...named.flatMap(({ code, name }) => [
      [foldText(name), code] as const,
      [foldText(code), code] as const,
      [foldText(`${code} ${name}`), code] as const,
    ]),
  ]);
}

function headingOf(row: RawRow, codes: ReadonlyMap<string, string>): (Column | null)[] {
  return row.cells.map((cell) => {
    const heading = textOf(cell);
    const folded = foldText(heading);
    // A sign alone is the precision of surveys: ± 1,2.
    if (heading.includes('±')) return { kind: 'half', heading };
    const known = headings.find(([, words]) => words.test(folded));
    if (known && known[0] !== 'figure') return { kind: known[0], heading };
    const code = codes.get(folded);
    return code === undefined ? null : { kind: 'figure', code, heading };
  });
}

function isHeading(columns: readonly (Column | null)[]): boolean {
  const has = (kind: Column['kind']): boolean => columns.some((column) => column?.kind === kind);
  return has('figure') ? has('agency') || columns.length > 1 : has('score') && (has('code') || has('agency'));
}

function takeRow(
  row: RawRow,
  columns: readonly (Column | null)[],
  codes: ReadonlyMap<string, string>,
  figures: Map<string, EarlierFigure>,
  faults: TableFault[],
): void {
  const cell = (kind: Column['kind']): { heading: string; text: string } => {
    const at = columns.findIndex((column) => column?.kind === kind);
    return { heading: columns[at]?.heading ?? '', text: at < 0 ? '' : textOf(row.cells[at] ?? null) };
  };
  const faulty = (column: string, fault: TableFault['fault'], value: string): void => {
    faults.push({ sheet: row.sheet, rowNumber: row.rowNumber, column, fault, value });
  };
  const written = cell('agency').text.trim();
  const agency = whole.has(foldText(written)) ? '' : written;
  const interviews = amount(cell('interviews'), 'interviews', 'count', faulty);
  const se = amount(cell('se'), 'error', 'score', faulty);
  const half = amount(cell('half'), 'error', 'score', faulty);
  if (interviews === undefined || se === undefined || half === undefined) return;
  const stated = se ?? (half === null ? null : half / z95);
  const take = (code: string, heading: string, text: string, error: number | null): void => {
    const score = readVietnameseNumber(text, 'score');
    if (score === null) return faulty(heading, text === '' ? 'empty' : 'score', text);
    if (score < 0 || score > 100) return faulty(heading, 'range', text);
    const key = `${foldText(agency)}\t${code}`;
    if (figures.has(key)) return faulty(heading, 'twice', agency);
    figures.set(key, { agency, code, score, interviews, se: error });
  };
  if (columns.some((column) => column?.kind === 'figure')) {
    const owner = figureOfError(columns);
    columns.forEach((column, at) => {
      const text = textOf(row.cells[at] ?? null);
      // An agency may have no figure for a factor; an empty cell is no fault here.
      if (column?.kind === 'figure' && text !== '')
        take(column.code, column.heading, text, owner === at ? stated : null);
    });
    return;
  }
  const stating = cell('code');
  const code = stating.heading === '' ? 'overall' : codes.get(foldText(stating.text));
  if (code === undefined) faulty(stating.heading, 'code', stating.text);
  else take(code, cell('score').heading, cell('score').text, stated);
}

/** Place of the figure that a column of errors is of: the one before it, for errors of the others may be larger. */
function figureOfError(columns: readonly (Column | null)[]): number {
  const at = columns.findIndex((column) => column?.kind === 'se' || column?.kind === 'half');
  const figures = columns.flatMap((column, place) => (column?.kind === 'figure' ? [place] : []));
  return figures.length === 1 ? (figures[0] ?? -1) : (figures.findLast((place) => place < at) ?? -1);
}

/** Null where nothing is written; undefined, and a fault, where it cannot be read. */
function amount(
  { heading, text }: { heading: string; text: string },
  fault: 'interviews' | 'error',
  reading: 'count' | 'score',
  faulty: (column: string, fault: TableFault['fault'], value: string) => void,
): number | null | undefined {
  if (text === '') return null;
  const value = readVietnameseNumber(text.replace('±', '').trim(), reading);
  if (value !== null && value >= 0) return value;
  faulty(heading, fault, text);
  return undefined;
}

function textOf(cell: CellValue): string {
  if (cell === null) return '';
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}
