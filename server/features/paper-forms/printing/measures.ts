// Measures of printed forms, alike in .docx and .pdf: letters large enough for old eyes, boxes large enough for a pen.
import { points } from '#server/platform/documents/measures.ts';

/** Millimetres. */
export const pageMm = { left: 17, right: 17, top: 19, bottom: 16 } as const;
export const widthMm = 210 - pageMm.left - pageMm.right;
export const width = points(widthMm);

/** Points. */
export const letters = { title: 15, text: 11.5, small: 9.5, mark: 7.5, box: 15 } as const;

/** Of a column of boxes, and of a column with the number of a question. */
export const columnMm = { box: 13.5, number: 9 } as const;

export const emptyBox = '□';
/** How many boxes with short labels stand beside each other. */
export function columnsFor(labels: readonly string[]): 1 | 2 | 3 {
  const longest = Math.max(...labels.map(({ length }) => length));
  if (labels.length < 2 || longest > 38) return 1;
  return labels.length === 2 || longest > 20 ? 2 : 3;
}
