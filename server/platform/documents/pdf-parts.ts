// Paragraphs and tables of the .pdf.
import type { Content, TableCell } from 'pdfmake';

import { svgText, type SvgNode } from '#domain/charts/svg.ts';
import type { ReportColumn, ReportRow } from '#domain/report/table-columns.ts';
import { captionLevel, points, sizes, textWidth } from './measures.ts';

export function paragraph(text: string, { italics = false } = {}): Content {
  return { text, italics, alignment: 'justify', leadingIndent: points(12.7), margin: [0, 0, 0, 6] };
}

export function centred(
  text: string,
  look: { bold?: boolean; italics?: boolean; fontSize?: number } = {},
): Content {
  return { text, alignment: 'center', ...look };
}

/** The line under a name. */
export function rule(width: number, within: number): Content {
  const left = (within - width) / 2;
  return {
    canvas: [{ type: 'line', x1: left, y1: 2, x2: left + width, y2: 2, lineWidth: 0.75 }],
    margin: [0, 0, 0, 6],
  };
}

export function caption(title: string): Content {
  return {
    text: `Bảng: ${title}`,
    bold: true,
    headlineLevel: captionLevel,
    alignment: 'center',
    fontSize: sizes.small,
    margin: [0, 8, 0, 4],
  };
}

const alignments = { start: 'left', middle: 'center', end: 'right' } as const;
const padding = 3.5;
const lineWidth = 0.5;

/** A table over the whole width, its head repeated on every page. */
export function grid(
  columns: readonly ReportColumn[],
  rows: readonly ReportRow[],
  { fontSize = sizes.table, width = textWidth }: { fontSize?: number; width?: number } = {},
): Content {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const room = width - columns.length * 2 * padding - (columns.length + 1) * lineWidth;
  const head = columns.map(({ title }): TableCell => ({ text: title, bold: true, alignment: 'center' }));
  const body = rows.map((row) =>
    columns.map(({ field, align }): TableCell => ({ text: row[field] ?? '', alignment: alignments[align] })),
  );
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => (room * width) / all),
      body: [head, ...body],
    },
    layout: {
      hLineWidth: () => lineWidth,
      vLineWidth: () => lineWidth,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
    fontSize,
    lineHeight: 1.05,
    margin: [0, 0, 0, 10],
  };
}

/** A drawing over the whole width with its title, on one page. */
export function chart(drawing: SvgNode, title: string): Content {
  return {
    unbreakable: true,
    stack: [
      { svg: svgText(drawing), width: textWidth, margin: [0, 6, 0, 2] },
      {
        text: `Biểu đồ: ${title}`,
        italics: true,
        alignment: 'center',
        fontSize: sizes.small,
        margin: [0, 0, 0, 10],
      },
    ],
  };
}
