// The list of units that a plan's stages draw from, as a table file: a header, then one commune or village a row.
import { foldText } from '#domain/lists/names.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';
import type { AreaUnit } from '#domain/samples/plan.ts';

import { InputFault } from './input-fault.ts';
import { rowsOf } from './table-file.ts';

type Column = keyof AreaUnit;

/** How the folded heading of each column begins; "loại huyện" is a class, so that is asked first. */
const headings: readonly (readonly [Column, RegExp])[] = [
  ['class', /^(loai|class)/],
  ['size', /^(so (ho|giao dich|ho so)|quy mo|size|households)/],
  ['village', /^(thon|to dan pho|khu pho|ban|ap|buon|village)/],
  ['commune', /^(xa|phuong|commune)/],
  ['district', /^(huyen|quan|district)/],
];

/** @throws InputFault when a column is missing or a size is not a whole number */
export async function readAreasFile(path: string): Promise<AreaUnit[]> {
  let columns: Map<Column, number> | undefined;
  const units: AreaUnit[] = [];
  for await (const row of rowsOf(path)) {
    if (row.cells.every((cell) => textOf(cell) === '')) continue;
    if (columns) units.push(unitOf(path, row, columns));
    else columns = columnsOf(path, row);
  }
  return units;
}

function columnsOf(path: string, { cells, rowNumber }: RawRow): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [index, cell] of cells.entries()) {
    const folded = foldText(textOf(cell));
    const [column] = headings.find(([, words]) => words.test(folded)) ?? [];
    if (column && !columns.has(column)) columns.set(column, index);
  }
  if (columns.has('district') || columns.has('commune')) return columns;
  throw new InputFault(
    `${path}: dòng ${rowNumber} phải là tiêu đề có cột huyện hoặc xã (các cột: huyện, loại, xã, thôn, số hộ).`,
  );
}

function unitOf(path: string, { cells, rowNumber }: RawRow, columns: ReadonlyMap<Column, number>): AreaUnit {
  const cell = (column: Column): string => textOf(cells[columns.get(column) ?? -1] ?? null);
  const size = cell('size').replaceAll(/[.\s]/g, '');
  if (size !== '' && !/^\d{1,9}$/.test(size))
    throw new InputFault(`${path}: dòng ${rowNumber}: quy mô "${cell('size')}" không phải số nguyên.`);
  return {
    district: cell('district'),
    class: cell('class').replace(/^loại\s+/iu, ''),
    commune: cell('commune'),
    ...(columns.has('village') && { village: cell('village') }),
    ...(size !== '' && { size: Number(size) }),
  };
}

function textOf(cell: CellValue): string {
  return cell === null || cell instanceof Date ? '' : String(cell).trim();
}
