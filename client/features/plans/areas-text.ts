// The list of areas as text: pasted from a spreadsheet, read line by line, written back the same way. Pure.
import type { AreaUnit } from '#domain/samples/plan.ts';
import { folded } from '#client/ui/fold.ts';

const columns = ['district', 'class', 'commune', 'village', 'size'] as const;
type AreaColumn = (typeof columns)[number];

export type AreaFaultCode = 'no-commune' | 'size-unreadable' | 'too-many-cells';
export interface AreaFault {
  /** Counted from 1, as people count lines. */
  line: number;
  code: AreaFaultCode;
}

export interface AreasReading {
  areas: AreaUnit[];
  /** The line of each area. */
  lines: number[];
  faults: AreaFault[];
}

/** How the heading of each column begins, without marks; "loại huyện" is a class, so that is asked first. */
const headings: readonly (readonly [AreaColumn, RegExp])[] = [
  ['class', /^(loai|class)/],
  ['size', /^(so|quy|size|households|transactions)/],
  ['village', /^(thon|to|ban|ap|buon|village)/],
  ['commune', /^(xa|phuong|thi tran|dac|commune)/],
  ['district', /^(huyen|quan|thi xa|thanh|district)/],
];

/** A line of nothing but these words is one of headings; a place has a name of its own. */
const headingWords = new Set(
  (
    'stt tt no ten name huyen quan thi xa thanh pho tp tx phuong tran dac khu thon to dan ban ap buon loai so ho ' +
    'giao dich gia dinh quy mo district class commune village size households transactions'
  ).split(' '),
);

/**
 * Reads what was pasted: cells parted by tabs, or by semicolons where there is no tab. A first line of headings gives
 * the columns their order; empty cells of district, class and commune are those of the line above, as merged cells
 * paste. Lines that cannot be read are named and left out.
 */
export function readAreas(text: string): AreasReading {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  const headed = headingsOf(lines[first] ?? '');
  const reading: AreasReading = { areas: [], lines: [], faults: [] };
  let above: AreaUnit = { district: '', class: '', commune: '' };
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (headed !== null && index === first)) continue;
    const read = readLine(cellsOf(line), headed ?? columns, above);
    if (typeof read === 'string') reading.faults.push({ line: index + 1, code: read });
    else {
      reading.areas.push(read);
      reading.lines.push(index + 1);
      above = read;
    }
  }
  return reading;
}

function cellsOf(line: string): string[] {
  const cells = line
    .split(line.includes('\t') ? '\t' : ';')
    .map((cell) => cell.trim().replaceAll(/\s+/g, ' '));
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

/** Which column each heading names; null when the line is none of headings. */
function headingsOf(line: string): (AreaColumn | null)[] | null {
  const cells = cellsOf(line).map((cell) => folded(cell).replace(/^(ten|name of) /, ''));
  const words = cells.flatMap((cell) => cell.match(/[a-z]+|\d+/g) ?? []);
  if (words.length === 0 || !words.every((word) => headingWords.has(word))) return null;
  return cells.map((cell) => headings.find(([, pattern]) => pattern.test(cell))?.[0] ?? null);
}

function readLine(
  cells: readonly string[],
  order: readonly (AreaColumn | null)[],
  above: AreaUnit,
): AreaUnit | AreaFaultCode {
  if (cells.length > order.length) return 'too-many-cells';
  const cell = (column: AreaColumn) => cells[order.indexOf(column)] ?? '';
  const district = cell('district') === '' ? above.district : cell('district');
  const sameDistrict = district === above.district;
  const area: AreaUnit = {
    district,
    class: cell('class') === '' && sameDistrict ? above.class : cell('class'),
    commune:
      cell('commune') === '' && sameDistrict && cell('village') !== '' ? above.commune : cell('commune'),
  };
  if (area.commune === '') return 'no-commune';
  if (cell('village') !== '') area.village = cell('village');
  const size = wholeNumber(cell('size'));
  if (size === undefined) return 'size-unreadable';
  return size === null ? area : { ...area, size };
}

/** 1234, 1.234 and 1 234 are the same; null for nothing, undefined for no whole number. */
function wholeNumber(text: string): number | null | undefined {
  if (text === '') return null;
  const digits = /^\d{1,3}([.,\s\u00a0]\d{3})+$/.test(text) ? text.replaceAll(/[^\d]/g, '') : text;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

/** The areas as readAreas reads them: `heading` and one line each, every cell written out. */
export function writeAreas(areas: readonly AreaUnit[], heading: string): string {
  if (areas.length === 0) return '';
  const lines = areas.map(({ district, class: ofClass, commune, village = '', size }) =>
    [district, ofClass, commune, village, size === undefined ? '' : String(size)].join('\t'),
  );
  return [heading, ...lines].join('\n');
}

export interface DistrictSummary {
  district: string;
  class: string;
  communes: number;
  villages: number;
  size: number;
}

/** What was read, by district and class, in the order of the list. */
export function districtsOf(areas: readonly AreaUnit[]): DistrictSummary[] {
  const groups = new Map<string, AreaUnit[]>();
  for (const area of areas) {
    const key = `${area.district}\t${area.class}`;
    groups.set(key, [...(groups.get(key) ?? []), area]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [
      {
        district: first.district,
        class: first.class,
        communes: new Set(group.map(({ commune }) => commune)).size,
        villages: group.filter(({ village }) => village !== undefined).length,
        size: group.reduce((sum, { size = 0 }) => sum + size, 0),
      },
    ];
  });
}
