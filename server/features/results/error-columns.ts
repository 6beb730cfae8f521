// The columns of a figure's error, as every sheet has them.
import type { Estimated } from '#contract/results.ts';
import { formats, type SheetCell } from '#server/platform/data-files/sheets-file.ts';

export const errorColumns = [
  { label: 'Dưới (95 %)', width: 11, format: formats.score },
  { label: 'Trên (95 %)', width: 11, format: formats.score },
  { label: 'Sai số chuẩn', width: 11, format: formats.score },
  { label: 'Hệ số thiết kế', width: 11, format: formats.designEffect },
  { label: 'Phiếu', width: 9, format: formats.count },
];

export function errorCells({ error }: Pick<Estimated, 'error'>): SheetCell[] {
  return [error.low, error.high, error.se, error.designEffect, error.interviews];
}
