// Makes the template of the annex: a lying page with its title and one place for the table. `npm run report-template`
// writes it beside the report's; a test keeps file and code together.
import { convertMillimetersToTwip, Document, Header, Packer, PageNumber, PageOrientation } from 'docx';

import { reproducible } from '#server/platform/documents/reproducible.ts';
import { centred, line, repeated, shortRule } from '#server/platform/documents/word-parts.ts';

const mm = convertMillimetersToTwip;

export async function makeAnnexTemplate(): Promise<Buffer> {
  const document = new Document({
    creator: 'Lắng Nghe',
    title: 'Mẫu phụ lục kế hoạch thời gian',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 28, language: { value: 'vi-VN' } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            // docx swaps both for a lying page.
            size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(20), header: mm(10) },
          },
        },
        headers: {
          default: new Header({ children: [centred([{ children: [PageNumber.CURRENT], size: 26 }])] }),
          first: new Header({ children: [line('')] }),
        },
        children: [
          centred([{ text: 'Phụ lục', bold: true }]),
          centred([{ text: '{{ten}}', bold: true }]),
          centred([{ text: repeated('kem_theo', 'dong'), italics: true }]),
          shortRule(100),
          line('{{bang}}'),
          line(''),
        ],
      },
    ],
  });
  return reproducible(await Packer.toBuffer(document));
}
