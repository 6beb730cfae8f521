// A table of Word written out, for those whose columns are known only when the template is filled.
import type { ReportColumn, ReportTable } from '#domain/report/table-columns.ts';
import { xmlText } from '#server/platform/data-files/xml-text.ts';

/** How templates mark what is to be filled in. */
export const templateOptions = { delimiters: { tagStart: '{{', tagEnd: '}}' } };

const halfPoints = 22;
const twipsPerMm = 1440 / 25.4;

/** @param widthMm of the whole table */
export function wordTable({ columns, rows }: ReportTable, widthMm: number): string {
  const textWidth = Math.round(widthMm * twipsPerMm);
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
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** A millimetre on either side, so that many columns of figures fit. */
const margins =
  '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>';

const alignments: Readonly<Record<ReportColumn['align'], string>> = {
  start: 'left',
  middle: 'center',
  end: 'right',
};

function cell(text: string, width: number, align: ReportColumn['align'], isHead: boolean): string {
  const font = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>';
  const look = `<w:rPr>${font}${isHead ? '<w:b/>' : ''}<w:sz w:val="${halfPoints}"/></w:rPr>`;
  const set = `<w:pPr><w:spacing w:before="20" w:after="20"/><w:jc w:val="${isHead ? 'center' : alignments[align]}"/><w:rPr><w:sz w:val="${halfPoints}"/></w:rPr></w:pPr>`;
  const lines = text
    .split('\n')
    .map((one) => `<w:p>${set}<w:r>${look}<w:t xml:space="preserve">${xmlText(one)}</w:t></w:r></w:p>`);
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${lines.join('')}</w:tc>`;
}
