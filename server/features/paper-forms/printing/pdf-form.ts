// Printed forms as .pdf: one file, each form from a page of its own with its code on every page.
import type { Content, TableCell } from 'pdfmake';
import type { Column, ContentStack } from 'pdfmake/interfaces.js';

import type { PrintedCopy } from '#domain/paper/printed/printed-copy.ts';
import type { PrintedBox, PrintedPart } from '#domain/paper/printed/printed-form.ts';
import { makeSections } from '#server/platform/documents/make-pdf.ts';
import { points } from '#server/platform/documents/measures.ts';
import { columnMm, columnsFor, emptyBox, letters, pageMm, width } from './measures.ts';

export function formsPdf(copies: readonly PrintedCopy[], madeAt: Date): Promise<Buffer> {
  const [first] = copies;
  return makeSections(
    copies.map((copy) => ({ parts: pages(copy), head: (page) => runningHead(copy, page) })),
    {
      title: first?.title ?? '',
      author: first?.authority ?? '',
      madeAt,
      language: first?.language ?? 'vi',
      fontSize: letters.text,
      margins: [points(pageMm.left), points(pageMm.top), points(pageMm.right), points(pageMm.bottom)],
    },
  );
}

function runningHead({ edition, code, labels }: PrintedCopy, page: number): Content {
  return {
    columns: [
      { text: edition, width: '*' },
      { text: `${labels.page} ${page}`, width: 'auto' },
      { text: `${labels.code}: ${code ?? '……………………'}`, width: '*', alignment: 'right', bold: code !== null },
    ],
    fontSize: letters.small,
    margin: [points(pageMm.left), points(9), points(pageMm.right), 0],
  };
}

function pages(copy: PrintedCopy): Content[] {
  const { labels, authority, title, of, introduction, parts, closing } = copy;
  return [
    ...slip(copy),
    {
      columns: [
        { text: authority.toUpperCase(), bold: true, width: '*' },
        { width: 'auto', stack: [{ text: labels.code, fontSize: letters.small }, codeCells(copy.code)] },
      ],
      margin: [0, 0, 0, 8],
    },
    { text: title.toUpperCase(), bold: true, fontSize: letters.title, alignment: 'center' },
    { text: of, alignment: 'center', bold: true, margin: [0, 0, 0, 8] },
    ...introduction.map((line): Content => ({
      text: line,
      alignment: 'justify',
      margin: [0, 0, 0, 4],
      fontSize: letters.text,
    })),
    ...parts.flatMap((part, at) => content(part, parts[at - 1])),
    {
      unbreakable: true,
      margin: [0, 12, 0, 0],
      stack: closing.map((line, at): Content => ({ text: line, bold: at === 0, alignment: 'center' })),
    },
  ];
}

/** Name and address above a line to be cut. */
function slip({ slip: to, code, labels }: PrintedCopy): Content[] {
  if (to === null) return [];
  return [
    {
      columns: [
        {
          width: '*',
          stack: [
            { text: `${labels.to} ${to.name}`, bold: true },
            ...(to.address === '' ? [] : [{ text: to.address }]),
          ],
        },
        { width: 'auto', text: code ?? '', bold: true },
      ],
    },
    {
      canvas: [{ type: 'line', x1: 0, y1: 6, x2: width, y2: 6, lineWidth: 0.6, dash: { length: 4 } }],
      margin: [0, 4, 0, 0],
    },
    { text: labels.slip, fontSize: letters.small, italics: true, alignment: 'center', margin: [0, 2, 0, 10] },
  ];
}

/** A cell for each digit, empty ones to be written in. */
function codeCells(code: string | null): Content {
  const digits = code === null ? Array.from({ length: 8 }, () => ' ') : code.replaceAll(' ', '').split('');
  return {
    table: {
      widths: digits.map(() => 12),
      heights: 16,
      body: [
        digits.map((digit): TableCell => ({ text: digit, bold: true, alignment: 'center', fontSize: 13 })),
      ],
    },
    layout: thin,
  };
}

const thin = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingLeft: () => 2,
  paddingRight: () => 2,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

/** @param before a heading stands with what follows it, whether that is a question or the head of a grid */
function content(part: PrintedPart, before: PrintedPart | undefined): Content[] {
  const title = before?.kind === 'part' ? heading(before) : null;
  switch (part.kind) {
    case 'part':
      return [];
    case 'grid':
      return [grid(part, title)];
    case 'boxes':
      return [
        underTitle(
          title,
          question(part, [
            ...(part.hint === '' ? [] : [{ text: part.hint, italics: true }]),
            boxes(part.boxes),
          ]),
        ),
      ];
    case 'field':
      return [
        underTitle(
          title,
          question(part, [
            ...(part.lines === 0
              ? [{ text: `${part.hint}: ……………………………………` }]
              : [
                  ...(part.hint === '' ? [] : [{ text: part.hint, italics: true }]),
                  writingLines(part.lines),
                ]),
            ...(part.boxes.length === 0 ? [] : [boxes(part.boxes)]),
          ]),
        ),
      ];
  }
}

function heading({ title, condition }: Extract<PrintedPart, { kind: 'part' }>): ContentStack {
  return {
    margin: [0, 10, 0, 3],
    stack: [
      { text: title, bold: true, fontSize: letters.text + 1 },
      ...(condition === '' ? [] : [{ text: condition, italics: true }]),
    ],
  };
}

function underTitle(title: ContentStack | null, below: Content): Content {
  return title === null ? below : { unbreakable: true, stack: [title, below] };
}

type Single = Extract<PrintedPart, { kind: 'boxes' | 'field' }>;

function question({ number, say, condition, rules }: Single, below: Content[]): Content {
  return {
    unbreakable: true,
    margin: [0, 3, 0, 3],
    columns: [
      { width: points(columnMm.number), text: `${number}.`, bold: true },
      {
        width: '*',
        stack: [
          ...(condition === '' ? [] : [{ text: condition, italics: true }]),
          { text: say },
          ...below,
          ...rules.map((rule): Content => ({ text: rule, italics: true })),
        ],
      },
    ],
  };
}

function boxes(all: readonly PrintedBox[]): Content {
  const columns = columnsFor(all.map(({ label, note }) => `${label} ${note}`));
  const rows = Math.ceil(all.length / columns);
  const cells = Array.from({ length: columns }, (_, column): Column => ({
    width: '*',
    stack: all.slice(column * rows, (column + 1) * rows).map((box): Content => ({
      columns: [
        { width: 27, text: [{ text: emptyBox, fontSize: letters.box }, mark(box)], margin: [0, -3.5, 0, 0] },
        {
          width: '*',
          text: [
            box.label,
            ...(box.note === '' ? [] : [{ text: `  ${box.note}`, italics: true, bold: true }]),
          ],
        },
      ],
      margin: [0, 1, 0, 1],
    })),
  }));
  return { columns: cells, columnGap: 6, margin: [0, 3, 0, 0] };
}

function mark(box: PrintedBox) {
  return { text: box.mark === '' ? '' : ` ${box.mark}`, fontSize: letters.mark };
}

function writingLines(count: number): Content {
  const x2 = width - points(columnMm.number);
  const lines = Array.from({ length: count }, (_, at) => {
    const y = 20 * (at + 1);
    return { type: 'line' as const, x1: 0, y1: y, x2, y2: y, lineWidth: 0.5, dash: { length: 1, space: 2 } };
  });
  return { canvas: lines, margin: [0, 2, 0, 6] };
}

/** @param title repeated with the heads on each page that the grid goes on to */
function grid({ heads, rows }: Extract<PrintedPart, { kind: 'grid' }>, title: ContentStack | null): Content {
  const open: [boolean, boolean, boolean, boolean] = [false, false, false, false];
  const filler = [0, ...heads].map((): TableCell => ({ text: '', border: open }));
  const titles: TableCell[][] =
    title === null ? [] : [[{ ...title, colSpan: heads.length + 2, border: open }, ...filler]];
  const head: TableCell[] = [
    { text: '', colSpan: 2 },
    { text: '' },
    ...heads.map(({ label }): TableCell => ({
      text: label,
      fontSize: letters.small - 1,
      alignment: 'center',
    })),
  ];
  const body = rows.map(({ number, say, condition }): TableCell[] => [
    { text: `${number}.`, bold: true },
    { stack: [{ text: say }, ...(condition === '' ? [] : [{ text: condition, italics: true }])] },
    ...heads.map((box): TableCell => ({
      text: [{ text: emptyBox, fontSize: letters.box }, mark(box)],
      alignment: 'center',
      margin: [0, -2, 0, 0],
    })),
  ]);
  return {
    table: {
      headerRows: titles.length + 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [points(columnMm.number) - 4.6, '*', ...heads.map(() => points(columnMm.box) - 4.6)],
      body: [...titles, head, ...body],
    },
    layout: thin,
    margin: [0, 3, 0, 6],
  };
}
