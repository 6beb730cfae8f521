// What stands around the text of the shipped template: the head in two columns, the foot with the signature.
import { convertMillimetersToTwip, type Paragraph, type Table } from 'docx';

import {
  centred,
  line,
  mark,
  openTable,
  repeated,
  shortRule,
} from '#server/platform/documents/word-parts.ts';
import { paragraphName } from './vocabulary.ts';

/** Quốc hiệu and tiêu ngữ, the office, number, place and day. */
export function headTable(): Table {
  const widths = [convertMillimetersToTwip(65), convertMillimetersToTwip(95)];
  const above = { spacing: { before: 80 } };
  return openTable(widths, [
    [
      [
        mark('{{#co_chu_quan}}'),
        centred([{ text: '{{co_quan_chu_quan}}', size: 26, allCaps: true }]),
        mark('{{/co_chu_quan}}'),
        centred([{ text: '{{co_quan_ban_hanh}}', size: 26, bold: true, allCaps: true }]),
        shortRule(20),
      ],
      [
        centred([{ text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 25, bold: true }]),
        centred([{ text: 'Độc lập - Tự do - Hạnh phúc', size: 28, bold: true }]),
        shortRule(14),
      ],
    ],
    [
      [centred([{ text: 'Số: {{so_ky_hieu}}', size: 26 }], above)],
      [centred([{ text: '{{dia_danh}}, {{ngay_thang}}', size: 28, italics: true }], above)],
    ],
  ]);
}

/** Recipients left, who signs right. */
export function signatureTable(): (Paragraph | Table)[] {
  const widths = [convertMillimetersToTwip(80), convertMillimetersToTwip(80)];
  const signing = (text: string): Paragraph => centred([{ text, bold: true }]);
  return [
    line('', { spacing: { before: 120 }, keepNext: true }),
    openTable(widths, [
      [
        [
          line([{ text: 'Nơi nhận:', bold: true, italics: true, size: 24 }]),
          line([{ text: repeated('noi_nhan', paragraphName), size: 22 }]),
        ],
        [
          signing(repeated('quyen_han', paragraphName)),
          signing(repeated('chuc_vu', paragraphName)),
          ...Array.from({ length: 4 }, () => line('')),
          signing('{{nguoi_ky}}'),
        ],
      ],
    ]),
  ];
}
