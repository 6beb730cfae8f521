import type { AaporClass, AaporProfile } from '#domain/attempts/disposition-codes.ts';
import { outcomeClassOf } from '#domain/results/outcome-rates-classes.ts';

import { InputFault } from './input-fault.ts';
import { rowsOf } from './table-file.ts';

/*
 * Reads a table of cases with their final outcome: columns case, disposition and, when wanted, stratum, as delimited
 * text or .xlsx. Other columns are passed over.
 */

export interface CaseOutcome {
  /** As the file names it; only its class counts. */
  disposition: string;
  aaporClass: AaporClass;
  /** Null when the file has no such column. */
  stratum: string | null;
}

interface Columns {
  case: number;
  disposition: number;
  /** -1 when the file has no such column. */
  stratum: number;
}

/** The cases of the file, in its order. @throws InputFault naming file, line and what was expected. */
export async function readCases(path: string, profile: AaporProfile): Promise<CaseOutcome[]> {
  let columns: Columns | null = null;
  const cases: CaseOutcome[] = [];
  const lineOf = new Map<string, number>();
  for await (const { rowNumber: line, cells: raw } of rowsOf(path)) {
    const cells = raw.map((cell) => (cell === null ? '' : String(cell).trim()));
    if (cells.every((cell) => cell === '')) continue;
    if (columns === null) {
      columns = readHeader(path, line, cells);
      continue;
    }
    const key = cells[columns.case] ?? '';
    if (key === '') throw new InputFault(`${path}, dòng ${line}: cột "case" trống, cần mã của hồ sơ gọi.`);
    const seen = lineOf.get(key);
    if (seen !== undefined)
      throw new InputFault(
        `${path}, dòng ${line}: hồ sơ "${key}" lặp lại (xem dòng ${seen}); mỗi hồ sơ chỉ ghi một lần, với kết quả cuối cùng.`,
      );
    lineOf.set(key, line);
    cases.push(readCase(path, line, cells, columns, profile));
  }
  if (columns === null)
    throw new InputFault(`${path}: tệp rỗng, cần dòng tiêu đề "case,disposition" (có thể thêm "stratum").`);
  if (cases.length === 0) throw new InputFault(`${path}: chưa có hồ sơ nào dưới dòng tiêu đề.`);
  return cases;
}

function readHeader(path: string, line: number, cells: readonly string[]): Columns {
  const names = cells.map((cell) => cell.toLowerCase());
  const columns = {
    case: names.indexOf('case'),
    disposition: names.indexOf('disposition'),
    stratum: names.indexOf('stratum'),
  };
  if (columns.case >= 0 && columns.disposition >= 0) return columns;
  throw new InputFault(
    `${path}, dòng ${line}: cần dòng tiêu đề có cột "case" và "disposition" (có thể thêm "stratum"), thấy "${cells.join(' | ')}".`,
  );
}

function readCase(
  path: string,
  line: number,
  cells: readonly string[],
  columns: Columns,
  profile: AaporProfile,
): CaseOutcome {
  const disposition = cells[columns.disposition] ?? '';
  const aaporClass = outcomeClassOf(disposition, profile);
  if (aaporClass === null) {
    const seen =
      disposition === '' ? 'thấy ô trống (hồ sơ chưa gọi lần nào ghi 3.11)' : `thấy "${disposition}"`;
    throw new InputFault(
      `${path}, dòng ${line}: cột "disposition" cần mã kết quả như complete hay refusal-soft, mã AAPOR như 2.112, hoặc loại I, P, R, NC, O, UH, UO, NE; ${seen}.`,
    );
  }
  if (columns.stratum < 0) return { disposition, aaporClass, stratum: null };
  const stratum = cells[columns.stratum] ?? '';
  if (stratum === '')
    throw new InputFault(`${path}, dòng ${line}: cột "stratum" trống, cần tên tầng của hồ sơ.`);
  return { disposition, aaporClass, stratum };
}
