// What stands around the text: Quốc hiệu, the office, number, place and day, name of the document; recipients, signature.
import type { Content } from 'pdfmake';

import type { ReportContent } from '#domain/report/content.ts';
import { centred, rule } from '#server/platform/documents/pdf-parts.ts';
import { points, sizes } from '#server/platform/documents/measures.ts';

const left = points(66);
const right = points(94);

export function opening({ head, notes }: ReportContent): Content[] {
  const inCapitals = (lines: readonly string[]): string => lines.join(' ').toUpperCase();
  return [
    {
      columns: [
        {
          width: left,
          // A long name must not run into the right column.
          margin: [0, 0, points(4), 0],
          stack: [
            ...(head.co_quan_chu_quan.length > 0
              ? [centred(inCapitals(head.co_quan_chu_quan), { fontSize: sizes.small })]
              : []),
            centred(inCapitals(head.co_quan_ban_hanh), { fontSize: sizes.small, bold: true }),
            rule(points(24), left - points(4)),
          ],
        },
        {
          width: right,
          stack: [
            centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { fontSize: 12.5, bold: true }),
            centred('Độc lập - Tự do - Hạnh phúc', { fontSize: sizes.text, bold: true }),
            rule(points(62), right),
          ],
        },
      ],
      columnGap: 0,
    },
    {
      columns: [
        { width: left, ...text(`Số: ${head.so_ky_hieu.join(' ')}`, { fontSize: sizes.small }) },
        {
          width: right,
          ...text(`${head.dia_danh.join(' ')}, ${head.ngay_thang.join(' ')}`, { italics: true }),
        },
      ],
      columnGap: 0,
      margin: [0, 2, 0, 14],
    },
    centred('BÁO CÁO', { bold: true }),
    centred(head.trich_yeu.join(' '), { bold: true }),
    rule(points(40), left + right),
    ...(notes.draft === null ? [] : [draftLine(notes.draft)]),
    ...(head.kinh_gui.length > 0 ? [{ ...text(`Kính gửi: ${head.kinh_gui.join(' ')}`), margin: 6 }] : []),
  ];
}

function draftLine(words: string): Content {
  return { ...text(`(${words})`, { bold: true, italics: true }), margin: [0, 6, 0, 8] };
}

function text(words: string, look: { fontSize?: number; italics?: boolean; bold?: boolean } = {}) {
  return { text: words, alignment: 'center' as const, ...look };
}

/** @param last what the report ends with: who signs does not stand on a page alone */
export function signature({ head }: ReportContent, last: readonly Content[]): Content[] {
  return [
    {
      unbreakable: true,
      stack: [
        ...last,
        {
          columns: [
            {
              width: '*',
              stack: [
                { text: 'Nơi nhận:', bold: true, italics: true, fontSize: 12 },
                ...head.noi_nhan.map((line) => ({ text: line, fontSize: 11 })),
              ],
            },
            {
              width: '*',
              stack: [
                ...[...head.quyen_han, ...head.chuc_vu].map((line) => centred(line, { bold: true })),
                { text: ' ', margin: [0, 0, 0, 50] as [number, number, number, number] },
                centred(head.nguoi_ky.join(' '), { bold: true }),
              ],
            },
          ],
        },
      ],
      margin: [0, 12, 0, 0],
    },
  ];
}
