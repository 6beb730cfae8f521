// The rows of one sheet of a workbook, as its XML comes in.
import { ListFault } from '#domain/lists/list-fault.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';

import type { SharedStrings } from './shared-strings.ts';
import { dateOfSerial } from './xlsx-formats.ts';
import type { WorkbookFrame } from './xlsx-workbook.ts';
import { createXmlReader } from './xml-reader.ts';

/** Excel's own limit. */
const mostColumns = 16_384;

/**
 * Reads a sheet's rows in the portions in which its text comes.
 *
 * @throws ListFault list-formula-unsolved, list-corrupt; Error when the part is no sheet
 */
export async function* sheetRows(
  text: AsyncIterable<string>,
  sheet: string,
  frame: WorkbookFrame,
  strings: SharedStrings,
): AsyncGenerator<RawRow[]> {
  const found = createRowSearch(sheet, frame);
  const xml = createXmlReader(found.tags);
  for await (const piece of text) {
    xml.write(piece);
    const { rows, references, mostReferred } = found.take();
    if (mostReferred >= 0) await strings.readTo(mostReferred);
    for (const { cells, column, index } of references) cells[column] = strings.at(index) || null;
    for (const { cells } of rows) while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    yield rows;
  }
  xml.end();
}

interface FoundRow extends RawRow {
  readonly cells: CellValue[];
}

/** A cell whose text is a shared one, to be put in its place. */
interface Reference {
  readonly cells: CellValue[];
  readonly column: number;
  readonly index: number;
}

interface RowSearch {
  readonly tags: Parameters<typeof createXmlReader>[0];
  /** What was found since the last call; a cell may be of a row that is still being read. */
  take(): { rows: FoundRow[]; references: Reference[]; mostReferred: number };
}

function createRowSearch(sheet: string, frame: WorkbookFrame): RowSearch {
  let rows: FoundRow[] = [];
  let references: Reference[] = [];
  let mostReferred = -1;
  /** Rows of other kinds stand elsewhere: where the buttons of a sheet are anchored. */
  let isData = false;
  let rowNumber = 0;
  let row: FoundRow | null = null;
  let column = -1;
  let type = 'n';
  let style = 0;
  let hasFormula = false;
  let isText = false;
  let isPhonetic = false;
  /** What the cell holds; null until something says so. */
  let stated: string | null = null;

  function openCell({ r: reference, t = 'n', s = '0' }: Readonly<Record<string, string>>): void {
    column = reference === undefined ? column + 1 : columnOf(reference);
    if (!(column >= 0 && column < mostColumns)) throw new Error(`there is no cell ${reference}`);
    type = t;
    style = Number(s);
    hasFormula = false;
    stated = null;
  }

  function closeCell(cells: CellValue[]): void {
    while (cells.length < column) cells.push(null);
    if (type === 's' && stated !== null && !hasFormula) {
      const index = Number(stated);
      if (!(index >= 0)) throw new Error(`there is no text ${stated}`);
      if (index > mostReferred) mostReferred = index;
      references.push({ cells, column, index });
      cells[column] = null;
    } else cells[column] = hasFormula ? resultOf() : valueOf(stated ?? '');
  }

  /**
   * A formula is worth what the program that saved the file worked out. Without that, or with an error, the cell says
   * nothing that could be relied on.
   */
  function resultOf(): CellValue {
    const isSolved = type === 'str' || (stated !== null && stated !== '' && type !== 'e');
    if (!isSolved || stated === null)
      throw new ListFault('list-formula-unsolved', { sheet, cell: `${lettersOf(column)}${rowNumber}` });
    if (type === 'n') return Number.isNaN(Number(stated)) ? stated : Number(stated);
    return valueOf(stated);
  }

  function valueOf(text: string): CellValue {
    if (text === '') return null;
    if (type === 'b') return Number(text) === 0 ? 'FALSE' : 'TRUE';
    if (type !== 'n') return text;
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    return frame.isDateStyle(style) ? dateOfSerial(number, frame.isFrom1904) : number;
  }

  return {
    tags: {
      open(name, attributes) {
        if (name === 'sheetData') isData = true;
        else if (name === 'row' && isData) {
          rowNumber = attributes['r'] === undefined ? rowNumber + 1 : Number(attributes['r']);
          row = { sheet, rowNumber, cells: [] };
          column = -1;
        } else if (!row) return;
        else if (name === 'c') openCell(attributes);
        else if (name === 'f') hasFormula = true;
        else if (name === 'rPh') isPhonetic = true;
        else if (name === 'v' || (name === 't' && !isPhonetic)) {
          stated ??= '';
          isText = true;
        }
      },
      text(text) {
        if (isText) stated += text;
      },
      close(name) {
        if (name === 'v' || name === 't') isText = false;
        else if (name === 'rPh') isPhonetic = false;
        else if (name === 'sheetData') isData = false;
        else if (name === 'c' && row) closeCell(row.cells);
        else if (name === 'row' && row) {
          rows.push(row);
          row = null;
        }
      },
    },
    take() {
      const found = { rows, references, mostReferred };
      rows = [];
      references = [];
      mostReferred = -1;
      return found;
    },
  };
}

/** Column of a reference, from 0: A1 is 0, AB12 is 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 0x40;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function lettersOf(column: number): string {
  const [before, last] = [Math.floor(column / 26), String.fromCharCode(0x41 + (column % 26))];
  return before > 0 ? lettersOf(before - 1) + last : last;
}
