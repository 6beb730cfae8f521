// Which rows below a header are transactions: totals, section titles, notes and signatures are not.
import type { ColumnMapping } from './header.ts';
import type { ListField } from './header-words.ts';
import { foldText, tidyText } from './names.ts';
import type { CellValue } from './raw-row.ts';
import { readRecordCode } from './record-code.ts';

export type RowKind = 'transaction' | 'totals' | 'note';

/** "Tổng cộng", "Cộng: 12 hồ sơ"; not Tống, a surname. */
const totals = /^(tong|cong|total)( \d|$)|^(tong (cong|so|hop)|cong (don|so)|grand total|total)\b/;
const signature =
  /^(nguoi (lap|tong hop|bao cao|kiem tra)|lanh dao|thu truong|truong phong|giam doc|chu tich|tm |kt |ky ten|ky ghi ro|noi nhan|ghi chu|da ky|ngay in|(.* )?ngay \d* ?thang \d* ?nam)/;

/** Cells in which a transaction says something; one filled cell among them is a stray text, two are a transaction. */
const tellingFields = [
  'recordCode',
  'tthcName',
  'agencyName',
  'applicantName',
  'phones',
  'receivedOn',
  'resultOn',
  'status',
] as const satisfies readonly ListField[];

/** Says whether a non-blank row under the header is a transaction. A well-formed mã hồ sơ in its column settles it. */
export function rowKind(cells: readonly CellValue[], columns: ColumnMapping): RowKind {
  const code = cells[columns.recordCode?.[0] ?? -1];
  if (typeof code === 'string' && readRecordCode(code)?.agencyCode) return 'transaction';
  const filled = cells.filter((cell) => !isBlankCell(cell));
  const telling = tellingFields.filter((field) =>
    (columns[field] ?? []).some((column) => !isBlankCell(cells[column] ?? null)),
  );
  // By what the row says and not by where: columns come in any order.
  const said = tellingFields.filter((field) =>
    (columns[field] ?? []).some((column) => isWords(cells[column] ?? null)),
  );
  if (said.length < 3 && filled.some((cell) => typeof cell === 'string' && totals.test(foldText(cell))))
    return 'totals';
  if (telling.length < 2) return 'note';
  const isSigned =
    filled.length <= 4 && filled.some((cell) => typeof cell === 'string' && signature.test(foldText(cell)));
  return isSigned ? 'note' : 'transaction';
}

/** Whether a cell says more than a number: sums stand in any column of a totals row. */
function isWords(cell: CellValue): boolean {
  return typeof cell === 'string' && /\p{L}/u.test(cell) && !totals.test(foldText(cell));
}

/** Whether a cell holds nothing at all. */
export function isBlankCell(cell: CellValue): boolean {
  return cell === null || (typeof cell === 'string' && tidyText(cell) === '');
}
