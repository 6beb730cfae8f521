// A table of Word written out, for the one whose number of columns hangs on the form.
import type { ReportColumn, ReportTable } from '#domain/report/tables.ts';
import { xmlText } from '#server/platform/data-files/xml-text.ts';

/** Width of the text between the margins, in twentieths of a point: 160 mm. */
const textWidth = 9071;
const halfPoints = 22;

export function rawTable({ columns, rows }: ReportTable): string {
  const widths = columns.map(({ width }) => Math.round((textWidth * width) / 100));
  const line = (texts: readonly string[], isHead: boolean): string => {
    const cells = texts.map((text, at) => cell(text, widths[at] ?? 0, columns[at]?.align ?? 'start', isHead));
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
  };
  const lines = [
    line(
      columns.map(({ title }) => title),
      true,
    ),
    ...rows.map((row) =>
      line(
        columns.map(({ field }) => row[field] ?? ''),
        false,
      ),
    ),
  ];
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

const alignments: Readonly<Record<ReportColumn['align'], string>> = {
  start: 'left',
  middle: 'center',
  end: 'right',
};

function cell(text: string, width: number, align: ReportColumn['align'], isHead: boolean): string {
  const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
  const look = `<w:rPr>${font}${isHead ? '<w:b/>' : ''}<w:sz w:val="${halfPoints}"/></w:rPr>`;
  const run = `<w:r>${look}<w:t xml:space="preserve">${xmlText(text)}</w:t></w:r>`;
  const set = `<w:pPr><w:spacing w:before="20" w:after="20"/><w:jc w:val="${isHead ? 'center' : alignments[align]}"/></w:pPr>`;
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr><w:p>${set}${run}</w:p></w:tc>`;
}
