// Measures of Nghị định 30/2020/NĐ-CP, Phụ lục I: margins 20, 20, 30 and 20 mm, letters of 13 and 14 points.

/** Millimetres in points. */
export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

/** Left, top, right, bottom. */
export const margins: [number, number, number, number] = [points(30), points(20), points(20), points(20)];

export const sizes = { text: 14, small: 13, table: 12, dense: 9 } as const;
/** Of the line over a table, among pdfmake's levels of headings. */
export const captionLevel = 3;

/** Between the margins of an upright and of a lying page. */
export const textWidthMm = 160;
export const lyingWidthMm = 247;
export const textWidth = points(textWidthMm);
