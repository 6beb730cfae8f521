// Parts of the templates that come with the product: lines, rules, tables with and without lines. Only what makes a
// template imports this; filling one needs no docx.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

import type { ReportColumn } from '#domain/report/table-columns.ts';
import { textWidthMm } from './measures.ts';

/** Width of the text between the margins, in twentieths of a point. */
const textWidth = convertMillimetersToTwip(textWidthMm);

export function line(runs: string | readonly IRunOptions[], options: IParagraphOptions = {}): Paragraph {
  const parts = typeof runs === 'string' ? [{ text: runs }] : runs;
  // The mark at the end has the size of the words, so that a cell whose words turn out empty is no higher than its row.
  const size = parts.at(-1)?.size;
  return new Paragraph({
    ...(size !== undefined && { run: { size } }),
    ...options,
    children: parts.map((run) => new TextRun(run)),
  });
}

export function centred(runs: readonly IRunOptions[], options: IParagraphOptions = {}): Paragraph {
  return line(runs, { alignment: AlignmentType.CENTER, ...options });
}

/** A paragraph that holds the mark of a loop or condition; what is left of it takes hardly any room. */
export function mark(text: string): Paragraph {
  return line([{ text, size: 2 }], {
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  });
}

/** A paragraph that is repeated for each element of a loop. */
export function repeated(loop: string, name: string): string {
  return `{{#${loop} [loopOver: "paragraph"]}}{{${name}}}{{/${loop}}}`;
}

/** The line under a name: a paragraph's upper border, drawn in by `inset` mm on each side. */
export function shortRule(inset: number): Paragraph {
  return new Paragraph({
    indent: { left: convertMillimetersToTwip(inset), right: convertMillimetersToTwip(inset) },
    border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } },
    spacing: { before: 40, after: 0, line: 120 },
    children: [],
  });
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: noBorder, bottom: noBorder, left: noBorder, right: noBorder };

/** A table without lines, e.g. two columns side by side. @param widths of the columns in twentieths of a point */
export function openTable(widths: readonly number[], rows: readonly (readonly Paragraph[][])[]): Table {
  const cell = (children: readonly Paragraph[], at: number): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      borders: noBorders,
      margins: { left: 0, right: 0 },
      children: [...children],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    borders: { ...noBorders, insideHorizontal: noBorder, insideVertical: noBorder },
    rows: rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map(cell) })),
  });
}

const alignments = {
  start: AlignmentType.LEFT,
  middle: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

/**
 * A table whose second row is repeated for each element of `loop`.
 * @param size of the letters in half points
 * @param together a short table that is not to be broken over pages; a paragraph that may break stands after it
 */
export function gridTable(
  loop: string,
  columns: readonly ReportColumn[],
  size = 24,
  { together = false }: { together?: boolean } = {},
): Table {
  const widths = columns.map(({ width }) => Math.round((textWidth * width) / 100));
  const last = columns.length - 1;
  const named = (field: string, at: number): string =>
    `${at === 0 ? `{{#${loop}}}` : ''}{{${field}}}${at === last ? `{{/${loop}}}` : ''}`;
  const cell = (text: string, at: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 70, right: 70, top: 20, bottom: 20 },
      children: [
        line([{ text, size, bold: isHead }], {
          alignment: isHead ? AlignmentType.CENTER : alignments[columns[at]?.align ?? 'start'],
          keepNext: isHead || together,
        }),
      ],
    });
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: thin,
      bottom: thin,
      left: thin,
      right: thin,
      insideHorizontal: thin,
      insideVertical: thin,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) => cell(title, at, true)),
      }),
      new TableRow({
        cantSplit: true,
        children: columns.map(({ field }, at) => cell(named(field, at), at, false)),
      }),
    ],
  });
}
