// Printed forms as .docx, for an office that wants to add its own words before printing: each form is a section with its
// code above every page. The same content as the .pdf.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  LeaderType,
  LineRuleType,
  type IParagraphOptions,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  TabStopType,
  type Table,
  TextRun,
} from 'docx';

import type { PrintedCopy } from '#domain/paper/printed/printed-copy.ts';
import type { PrintedBox, PrintedPart } from '#domain/paper/printed/printed-form.ts';
import { letters, pageMm, widthMm } from './measures.ts';
import { boxesTable, box, codeTable, gridOf, half, headTable } from './word-tables.ts';

const mm = convertMillimetersToTwip;

export async function formsDocx(copies: readonly PrintedCopy[]): Promise<Buffer> {
  const [first] = copies;
  const document = new Document({
    creator: 'Lắng Nghe',
    title: first?.title ?? '',
    styles: {
      default: {
        document: {
          run: {
            font: 'Times New Roman',
            size: half(letters.text),
            language: { value: first?.language === 'en' ? 'en-GB' : 'vi-VN' },
          },
        },
      },
    },
    sections: copies.map(section),
  });
  return Packer.toBuffer(document);
}

function section(copy: PrintedCopy): ISectionOptions {
  const { labels, edition, code } = copy;
  const small = (text: string, bold = false) => new TextRun({ text, size: half(letters.small), bold });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { width: mm(210), height: mm(297) },
        margin: {
          top: mm(pageMm.top),
          bottom: mm(pageMm.bottom),
          left: mm(pageMm.left),
          right: mm(pageMm.right),
          header: mm(9),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            tabStops: [
              { type: TabStopType.CENTER, position: mm(widthMm / 2) },
              { type: TabStopType.RIGHT, position: mm(widthMm) },
            ],
            children: [
              small(edition),
              new TextRun({
                children: ['\t', `${labels.page} `, PageNumber.CURRENT, '\t'],
                size: half(letters.small),
              }),
              small(`${labels.code}: ${code ?? '……………………'}`, code !== null),
            ],
          }),
        ],
      }),
    },
    children: [
      ...slip(copy),
      headTable(copy.authority, labels.code, codeTable(code)),
      text(
        copy.title.toUpperCase(),
        { alignment: AlignmentType.CENTER, spacing: { before: 120 } },
        { bold: true, size: half(letters.title) },
      ),
      text(copy.of, { alignment: AlignmentType.CENTER, spacing: { after: 140 } }, { bold: true }),
      ...copy.introduction.map((line) =>
        text(line, { alignment: AlignmentType.BOTH, spacing: { after: 70 } }),
      ),
      ...copy.parts.flatMap(content),
      ...copy.closing.map((line, at) =>
        text(
          line,
          {
            alignment: AlignmentType.CENTER,
            keepNext: at < copy.closing.length - 1,
            spacing: { before: at === 0 ? 240 : 0 },
          },
          { bold: at === 0 },
        ),
      ),
    ],
  };
}

type Look = { bold?: boolean; italics?: boolean; size?: number };

function text(words: string, options: IParagraphOptions = {}, look: Look = {}): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ text: words, ...look })] });
}

/** Name and address above a line to be cut. */
function slip({ slip: to, code, labels }: PrintedCopy): Paragraph[] {
  if (to === null) return [];
  return [
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: mm(widthMm) }],
      children: [new TextRun({ text: `${labels.to} ${to.name}\t${code ?? ''}`, bold: true })],
    }),
    ...(to.address === '' ? [] : [text(to.address)]),
    text(
      labels.slip,
      {
        alignment: AlignmentType.CENTER,
        border: { top: { style: BorderStyle.DASHED, size: 6, color: '000000', space: 2 } },
        spacing: { before: 80, after: 200 },
      },
      { italics: true, size: half(letters.small) },
    ),
  ];
}

function content(part: PrintedPart): (Paragraph | Table)[] {
  switch (part.kind) {
    case 'part':
      return [
        text(
          part.title,
          { keepNext: true, spacing: { before: 200, after: 40 } },
          { bold: true, size: half(letters.text + 1) },
        ),
        ...(part.condition === '' ? [] : [text(part.condition, { keepNext: true }, { italics: true })]),
      ];
    case 'grid':
      return [gridOf(part.heads, part.rows), text('', { spacing: { line: 120 } })];
    case 'boxes':
      return question(part, [], boxesOf(part.boxes));
    case 'field':
      return question(
        part,
        part.lines === 0
          ? [text(`${part.hint}: ……………………………………`, indented)]
          : Array.from({ length: part.lines }, () => writingLine()),
        boxesOf(part.boxes),
      );
  }
}

const indented: IParagraphOptions = { indent: { left: mm(9) }, keepNext: true };

type Single = Extract<PrintedPart, { kind: 'boxes' | 'field' }>;

function question(
  { number, say, condition, hint, rules, ...part }: Single,
  fields: readonly Paragraph[],
  boxes: readonly (Paragraph | Table)[],
): (Paragraph | Table)[] {
  const saysHint = hint !== '' && !(part.kind === 'field' && part.lines === 0);
  return [
    new Paragraph({
      indent: { left: mm(9), hanging: mm(9) },
      tabStops: [{ type: TabStopType.LEFT, position: mm(9) }],
      spacing: { before: 110 },
      keepNext: true,
      keepLines: true,
      children: [
        new TextRun({ text: `${number}.\t`, bold: true }),
        ...(condition === '' ? [] : [new TextRun({ text: `${condition} `, italics: true })]),
        new TextRun(say),
      ],
    }),
    ...(saysHint ? [text(hint, indented, { italics: true })] : []),
    ...fields,
    ...boxes,
    ...rules.map((rule) => text(rule, { indent: { left: mm(9) } }, { italics: true })),
  ];
}

function writingLine(): Paragraph {
  return new Paragraph({
    ...indented,
    spacing: { before: 200 },
    tabStops: [{ type: TabStopType.RIGHT, position: mm(widthMm), leader: LeaderType.DOT }],
    children: [new TextRun({ children: ['\t'] })],
  });
}

/** One below the other; short ones beside each other. */
function boxesOf(boxes: readonly PrintedBox[]): (Paragraph | Table)[] {
  if (boxes.length === 0) return [];
  const table = boxesTable(boxes, (one) => new Paragraph({ keepNext: true, children: box(one) }));
  // Two tables without a paragraph between them would become one.
  return [table, text('', { spacing: { line: 60, lineRule: LineRuleType.EXACT } }, { size: 2 })];
}
