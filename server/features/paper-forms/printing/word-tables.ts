// Tables of a printed form in Word.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  HeightRule,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

import type { PrintedBox, PrintedPart } from '#domain/paper/printed/printed-form.ts';
import { columnMm, columnsFor, emptyBox, letters, widthMm } from './measures.ts';

const mm = convertMillimetersToTwip;
const thin = { style: BorderStyle.SINGLE, size: 5, color: '000000' };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const lines = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
};
const noLines = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

/** Points in the half points of Word. */
export function half(points: number): number {
  return Math.round(2 * points);
}

/** A box with its key, its words and where to go on. */
export function box({ mark, label, note }: PrintedBox): TextRun[] {
  return [
    ...emptyMark(mark),
    new TextRun(`  ${label}`),
    ...(note === '' ? [] : [new TextRun({ text: `  ${note}`, bold: true, italics: true })]),
  ];
}

function emptyMark(mark: string): TextRun[] {
  return [
    new TextRun({ text: emptyBox, size: half(letters.box) }),
    ...(mark === '' ? [] : [new TextRun({ text: ` ${mark}`, size: half(letters.mark) })]),
  ];
}

interface Look {
  readonly widths: readonly number[];
  readonly borders: ITableBordersOptions;
  readonly indent?: number;
}

/** @param widths millimetres */
function table(
  rows: readonly (readonly (readonly (Paragraph | Table)[])[])[],
  { widths, borders, indent = 0 }: Look,
  head = 0,
): Table {
  return new Table({
    width: { size: mm(widths.reduce((sum, one) => sum + one, 0)), type: WidthType.DXA },
    columnWidths: widths.map((one) => mm(one)),
    layout: TableLayoutType.FIXED,
    borders,
    indent: { size: mm(indent), type: WidthType.DXA },
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          cantSplit: true,
          tableHeader: at < head,
          children: cells.map(
            (children, column) =>
              new TableCell({
                width: { size: mm(widths[column] ?? 0), type: WidthType.DXA },
                margins: { left: 60, right: 60, top: 15, bottom: 15 },
                verticalAlign: at < head ? VerticalAlign.CENTER : VerticalAlign.TOP,
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

/** @param paragraph of one box */
export function boxesTable(boxes: readonly PrintedBox[], paragraph: (one: PrintedBox) => Paragraph): Table {
  const columns = columnsFor(boxes.map(({ label, note }) => `${label} ${note}`));
  const rows = Math.ceil(boxes.length / columns);
  const cell = (row: number, column: number): Paragraph => {
    const one = boxes[column * rows + row];
    return one ? paragraph(one) : new Paragraph({});
  };
  return table(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => [cell(row, column)]),
    ),
    {
      widths: Array.from({ length: columns }, () => (widthMm - columnMm.number) / columns),
      borders: noLines,
      indent: columnMm.number,
    },
  );
}

type Grid = Extract<PrintedPart, { kind: 'grid' }>;

export function gridOf(heads: Grid['heads'], rows: Grid['rows']): Table {
  const say = widthMm - columnMm.number - heads.length * columnMm.box;
  const centred = (children: TextRun[]) => [new Paragraph({ alignment: AlignmentType.CENTER, children })];
  return table(
    [
      [
        [new Paragraph({ keepNext: true })],
        [new Paragraph({ keepNext: true })],
        ...heads.map(({ label }) => centred([new TextRun({ text: label, size: half(letters.small - 1) })])),
      ],
      ...rows.map(({ number, say: sentence, condition }) => [
        [new Paragraph({ children: [new TextRun({ text: `${number}.`, bold: true })] })],
        [
          new Paragraph(sentence),
          ...(condition === ''
            ? []
            : [new Paragraph({ children: [new TextRun({ text: condition, italics: true })] })]),
        ],
        ...heads.map(({ mark }) => centred(emptyMark(mark))),
      ]),
    ],
    { widths: [columnMm.number, say, ...heads.map(() => columnMm.box)], borders: lines },
    1,
  );
}

/** A cell for each digit, empty ones to be written in. */
export function codeTable(code: string | null): Table {
  const digits = code === null ? Array.from({ length: 8 }, () => '') : code.replaceAll(' ', '').split('');
  return new Table({
    width: { size: mm(6 * digits.length), type: WidthType.DXA },
    columnWidths: digits.map(() => mm(6)),
    layout: TableLayoutType.FIXED,
    borders: lines,
    rows: [
      new TableRow({
        height: { value: mm(7), rule: HeightRule.EXACT },
        children: digits.map(
          (digit) =>
            new TableCell({
              width: { size: mm(6), type: WidthType.DXA },
              verticalAlign: VerticalAlign.CENTER,
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [new TextRun({ text: digit, bold: true, size: 26 })],
                }),
              ],
            }),
        ),
      }),
    ],
  });
}

/** The office on the left, the code on the right. */
export function headTable(authority: string, label: string, code: Table): Table {
  const right = 52;
  return table(
    [
      [
        [new Paragraph({ children: [new TextRun({ text: authority.toUpperCase(), bold: true })] })],
        [
          new Paragraph({ children: [new TextRun({ text: label, size: half(letters.small) })] }),
          code,
          new Paragraph({}),
        ],
      ],
    ],
    { widths: [widthMm - right, right], borders: noLines },
  );
}
