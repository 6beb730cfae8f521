// The first look at a file: where its header is, what its columns say, how its text is written, what has to be asked.
import { detectCoding } from './coding-detection.ts';
import type { CodingVerdict } from './coding-detection.ts';
import { createColumnFinder } from './column-finder.ts';
import type { SheetHeader } from './column-finder.ts';
import type { Period } from './fates.ts';
import type { ListField } from './header-words.ts';
import { missingFields } from './list-mapping.ts';
import type { ListMapping } from './list-mapping.ts';
import { createListReading, headerOnly } from './list-reading.ts';
import { listShape } from './list-shape.ts';
import type { CellValue, RawRow } from './raw-row.ts';
import { isBlankCell } from './row-kind.ts';
import { shownCell } from './shown-cell.ts';
import type { TextCoding } from './text-coding.ts';
import { convertCells, convertText } from './text-conversion.ts';

/** Why somebody has to look before the list is read. */
export type ListQuestion =
  | 'columns-missing'
  | 'header-not-found'
  | 'list-agency'
  | 'text-coding'
  | 'ambiguous-landlines';

export interface CodingOffer {
  coding: TextCoding;
  /** Cells as they stand in the file, and as they read in this coding. */
  samples: { before: string; after: string }[];
}

export interface ListInspection {
  /** Digest of the header's labels (list-shape.ts); null when no header was found. */
  shape: string | null;
  /** Names of the sheets that were looked at; a large first sheet hides those after it. */
  sheets: string[];
  /** Labels of the columns as they read in the proposed coding, by column; empty where a column has none. */
  labels: string[];
  /** Title rows and header as they stand in the file, then the first rows below. */
  rows: { rowNumber: number; cells: string[] }[];
  proposal: ListMapping;
  /** The proposal was confirmed for a list of this shape before (withRemembered). */
  remembered: boolean;
  /** Fields that rows need and no column was found for. */
  missing: ListField[];
  /** Old codings that make sense of the text, the likeliest first, the proposal's among them. */
  codings: CodingOffer[];
  /** Rows among those looked at with a number that may be an old landline and that no date settles. */
  ambiguousLandlines: number;
  questions: ListQuestion[];
}

export interface InspectionOptions {
  /** Survey period: its end dates rows that state no date. */
  period?: Period | null;
  /** The coding, when a person has said it. */
  textCoding?: TextCoding;
}

export interface Inspection {
  /** Takes the next row, in the file's order; false when enough was seen. */
  take(row: RawRow): boolean;
  /** @throws ListFault list-header-only when all rows were seen and none can be a transaction */
  finish(): ListInspection;
}

const rowsLookedAt = 500;
/** Blank rows are held by nobody, but not read through for ever. */
const blankRowsPassed = 5000;
const titleRowsShown = 15;
const bodyRowsShown = 25;
const samplesShown = 8;

/** Starts looking at a file. Blank rows are passed over; 500 others are enough. */
export function createInspection(options: InspectionOptions = {}): Inspection {
  const rows: RawRow[] = [];
  let blankRows = 0;
  let isWhole = true;
  const sheets = new Set<string>();
  return {
    take(row) {
      if (rows.length >= rowsLookedAt) return false;
      sheets.add(row.sheet);
      if (row.cells.every(isBlankCell)) blankRows += 1;
      else rows.push(row);
      isWhole = rows.length < rowsLookedAt && blankRows < blankRowsPassed;
      return isWhole;
    },
    finish: () => inspect({ rows, isWhole, sheets: [...sheets] }, options),
  };
}

interface SeenRows {
  /** Without blank ones. */
  readonly rows: readonly RawRow[];
  /** Whether these are all rows of the file. */
  readonly isWhole: boolean;
  readonly sheets: string[];
}

function inspect({ rows, isWhole, sheets }: SeenRows, options: InspectionOptions): ListInspection {
  const { period = null, textCoding } = options;
  const detected = detectCoding(
    rows.flatMap(({ cells }) => cells.filter((cell) => typeof cell === 'string')),
  );
  const verdict = textCoding ? { ...detected, coding: textCoding, isDoubtful: false } : detected;
  const found = headerOf(rows, verdict.coding);
  const proposal: ListMapping = {
    headerRowNumber: found?.rowNumber ?? 0,
    columns: Object.fromEntries(
      Object.entries(found?.header.columns ?? {}).map(([field, columns]) => [field, [...columns]]),
    ),
    textCoding: verdict.coding,
    agencyName: null,
    ambiguousLandlines: 'mobile',
  };
  const missing = missingFields([proposal.columns], null);
  if (isWhole && isOnlyHeader(rows, found)) throw headerOnly(found);
  const ambiguousLandlines = found ? countAmbiguous(rows, proposal, period) : 0;
  return {
    shape: found ? listShape(found.header.labels, verdict.coding) : null,
    sheets,
    labels: [...(found?.header.labels ?? [])],
    rows: shownRows(rows, found),
    proposal,
    remembered: false,
    missing,
    codings: offers(verdict, rows, found),
    ambiguousLandlines,
    questions: [
      ...(found ? [] : ['header-not-found' as const]),
      ...(found && missing.length > 0 ? ['columns-missing' as const] : []),
      ...(verdict.isDoubtful ? ['text-coding' as const] : []),
      ...(ambiguousLandlines > 0 ? ['ambiguous-landlines' as const] : []),
    ],
  };
}

/** The first header of the file, read in the coding. */
function headerOf(rows: readonly RawRow[], coding: TextCoding): SheetHeader | null {
  const finder = createColumnFinder(null);
  for (const row of rows) finder.offer({ ...row, cells: convertCells(row.cells, coding) });
  return finder.headers()[0] ?? null;
}

function countAmbiguous(rows: readonly RawRow[], mapping: ListMapping, period: Period | null): number {
  const reading = createListReading({ mapping, period });
  return rows.filter((row) => reading.take(row)?.warnings.includes('ambiguousOldLandline')).length;
}

/**
 * Whether nothing below the header can be a transaction, whatever its columns are. Where no header was found, one row
 * of labels is one that nobody knows.
 */
function isOnlyHeader(rows: readonly RawRow[], found: SheetHeader | null): boolean {
  const isFound = ({ sheet, rowNumber }: RawRow) => sheet === found?.sheet && rowNumber === found.rowNumber;
  const below = rows.slice(rows.findIndex(isFound) + 1);
  const wide = below.filter(({ cells }) => cells.filter((cell) => !isBlankCell(cell)).length > 1);
  if (!found && wide.length !== 1) return false;
  return wide.every(({ cells }) => cells.every(saysNothingOfOne));
}

/** No code, no date and no telephone number, of which each transaction has one. */
function saysNothingOfOne(cell: CellValue): boolean {
  return !(cell instanceof Date) && !/\d{4}/.test(String(cell));
}

/** Rows of the sheet that was looked at: some above the header, some below. */
function shownRows(rows: readonly RawRow[], found: SheetHeader | null): ListInspection['rows'] {
  const sheet = found?.sheet ?? rows[0]?.sheet;
  const ofSheet = rows.filter((row) => row.sheet === sheet);
  const headerAt = found ? ofSheet.findIndex(({ rowNumber }) => rowNumber === found.rowNumber) : 0;
  return ofSheet
    .slice(Math.max(0, headerAt - titleRowsShown), headerAt + 1 + bodyRowsShown)
    .map(({ rowNumber, cells }) => ({ rowNumber, cells: cells.map(shownCell) }));
}

/** Samples come from the header and from the names below it first: what people know by sight. */
function offers(verdict: CodingVerdict, rows: readonly RawRow[], found: SheetHeader | null): CodingOffer[] {
  const telling = found?.header.columns.applicantName ?? [];
  const header = rows.filter(
    ({ sheet, rowNumber }) => sheet === found?.sheet && rowNumber === found.rowNumber,
  );
  const cells = [
    ...header.flatMap((row) => row.cells.slice(0, samplesShown)),
    ...rows.flatMap((row) => telling.map((column) => row.cells[column] ?? null)),
    ...rows.flatMap((row) => row.cells),
  ].filter((cell) => typeof cell === 'string');
  return verdict.plausible.map((coding) => {
    const changed = [...new Set(cells)].filter((before) => convertText(before, coding) !== before);
    const ofHeader = changed.filter((before) => header.some((row) => row.cells.includes(before)));
    const others = changed.filter((before) => !ofHeader.includes(before));
    const chosen = [...ofHeader.slice(0, samplesShown / 2), ...others].slice(0, samplesShown);
    return { coding, samples: chosen.map((before) => ({ before, after: convertText(before, coding) })) };
  });
}

/**
 * The inspection with a mapping that was confirmed for a list of the same shape as its proposal. The header's place is
 * this file's. What the mapping settles is asked no more. Asked again is whose list it is, where one agency was said for
 * the whole list (offices of one system export the same columns), an old coding that makes no sense of this
 * file's text, which is then read as it was found, and numbers that may be old landlines, unless the mapping renumbers
 * them: nobody may have been asked about them.
 */
export function withRemembered(inspection: ListInspection, mapping: ListMapping): ListInspection {
  const { headerRowNumber, textCoding } = inspection.proposal;
  const isCodingSettled =
    mapping.textCoding === 'unicode' ||
    inspection.codings.some(({ coding }) => coding === mapping.textCoding);
  return {
    ...inspection,
    proposal: { ...mapping, headerRowNumber, textCoding: isCodingSettled ? mapping.textCoding : textCoding },
    remembered: true,
    missing: missingFields([mapping.columns], mapping.agencyName),
    questions: [
      ...(mapping.agencyName === null ? [] : ['list-agency' as const]),
      ...(isCodingSettled ? [] : ['text-coding' as const]),
      ...(inspection.ambiguousLandlines > 0 && mapping.ambiguousLandlines === 'mobile'
        ? ['ambiguous-landlines' as const]
        : []),
    ],
  };
}
