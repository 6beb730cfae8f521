// The sheets of a workbook as rows whose cells are found by column, and what their headings say.

import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';
import {
  baseOf,
  isUnsupportedColumn,
  otherSpellings,
  readColumns,
  type SheetName,
  textColumns,
} from './columns.ts';
import { addNote, addProblem, type Findings, type Place } from './findings.ts';
import { languageCode } from './languages.ts';

export interface SheetRow {
  sheet: string;
  row: number;
  /** Column, texts with the code of their language as in `label::vi`, to the cell's text; only cells that say something. */
  cells: ReadonlyMap<string, string>;
}

export interface Sheet {
  /** Null when the workbook has no such sheet. */
  columns: readonly string[] | null;
  rows: readonly SheetRow[];
}

export type Sheets = Readonly<Record<SheetName, Sheet>>;

/** The trimmed text of a cell, '' when it is empty. */
export function cell({ cells }: SheetRow, column: string): string {
  return (cells.get(column) ?? '').trim();
}

export function placeOf({ sheet, row }: SheetRow, column: string | null = null): Place {
  return { sheet, row, column };
}

/** Sorts the rows of a workbook into sheets; sheets that XLSForm does not know are noted. */
export function readSheets(rows: readonly RawRow[], findings: Findings): Sheets {
  const byName = new Map<string, RawRow[]>();
  for (const row of rows) {
    const name = row.sheet.trim().toLowerCase();
    const known = byName.get(name);
    if (known) known.push(row);
    else byName.set(name, [row]);
  }
  for (const [name, [first]] of byName)
    if (!(name in readColumns) && first !== undefined)
      addNote(findings, { sheet: first.sheet, row: null, column: null }, 'unknown-sheet', first.sheet);
  const settings = readSheet(byName.get('settings') ?? [], 'settings', 'vi', findings);
  const named = settings.rows[0] === undefined ? '' : cell(settings.rows[0], 'default_language');
  const language = languageCode(named) ?? 'vi';
  const read = (name: SheetName) => readSheet(byName.get(name) ?? [], name, language, findings);
  return {
    survey: read('survey'),
    choices: read('choices'),
    settings,
    ln_ends: read('ln_ends'),
    ln_index: read('ln_index'),
  };
}

function readSheet(rows: readonly RawRow[], name: SheetName, language: string, findings: Findings): Sheet {
  const filled = rows.filter((row) => row.cells.some((value) => textOfCell(value).trim() !== ''));
  const [heading, ...body] = filled;
  if (heading === undefined) return { columns: null, rows: [] };
  const headings = heading.cells.map((value) => columnOf(textOfCell(value), heading, language, findings));
  // The older heading of names; beside a column `name` it is a column of the form's own.
  const isOlder = name === 'choices' && !headings.includes('name');
  const columns = headings.map((column) => (isOlder && column === 'value' ? 'name' : column));
  const used = new Set<string>();
  const read = body.map(({ sheet, rowNumber, cells }): SheetRow => {
    const found = new Map<string, string>();
    for (const [at, value] of cells.entries()) {
      const column = columns[at] ?? '';
      const text = textOfCell(value);
      if (column === '' || text.trim() === '') continue;
      const before = found.get(column);
      if (before === undefined) found.set(column, text);
      else if (before.trim() !== text.trim())
        addProblem(findings, { sheet, row: rowNumber, column }, 'said-twice', text);
      used.add(column);
    }
    return { sheet, row: rowNumber, cells: found };
  });
  for (const column of used)
    if (!isRead(column, name) && !(name === 'survey' && isUnsupportedColumn(column)))
      addNote(findings, { sheet: heading.sheet, row: heading.rowNumber, column }, 'unknown-column', column);
  return { columns: columns.filter((column) => column !== ''), rows: read };
}

function isRead(column: string, sheet: SheetName): boolean {
  return readColumns[sheet].includes(baseOf(column));
}

function columnOf(heading: string, row: RawRow, language: string, findings: Findings): string {
  const trimmed = heading.trim();
  const whole = spelled(trimmed);
  if (textColumns.some((column) => column === whole)) return `${whole}::${language}`;
  const parted = /^((?:ln::)?[^:]+?)\s*::?\s*(.+)$/.exec(trimmed);
  const base = spelled(parted?.[1] ?? '');
  if (parted?.[2] === undefined || !textColumns.some((column) => column === base)) return whole;
  const code = languageCode(parted[2]);
  if (code !== null) return `${base}::${code}`;
  const place = { sheet: row.sheet, row: row.rowNumber, column: trimmed };
  addProblem(findings, place, 'unknown-language', trimmed);
  return '';
}

function spelled(heading: string): string {
  const plain = heading.trim().toLowerCase().replaceAll(/\s+/g, '_');
  return otherSpellings[plain] ?? plain;
}

/** A cell as text: whole numbers without a point, dates as ISO days. */
function textOfCell(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}
