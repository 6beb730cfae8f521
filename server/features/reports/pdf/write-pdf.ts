// A report as .pdf, laid out as the shipped template is: the same content in the same order, without a word processor.
import pdfmake, { type Content } from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

import type { ReportContent } from '#domain/report/content.ts';
import { fontFiles } from '#server/platform/document-fonts.ts';
import { appendixPages } from './appendix-pages.ts';
import { bodyParts } from './body-parts.ts';
import { opening, signature } from './head-and-foot.ts';
import { margins, points, sizes } from './measures.ts';

const files = new Set<string>(Object.values(fontFiles));
pdfmake.setFonts({ Tinos: fontFiles });
// Nothing is read but the fonts, whatever a text says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.has(path));

export async function writePdf(content: ReportContent, madeAt: Date): Promise<Buffer> {
  const parts: Content[] = [
    ...opening(content),
    ...bodyParts(content),
    ...signature(content),
    ...appendixPages(content),
  ];
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageMargins: margins,
    language: 'vi-VN',
    info: {
      title: content.head.trich_yeu.join(' '),
      author: content.head.co_quan_ban_hanh.join(' '),
      creationDate: madeAt,
    },
    defaultStyle: { font: 'Tinos', fontSize: sizes.text, lineHeight: 1.15 },
    header: (page) =>
      page === 1
        ? null
        : { text: String(page), alignment: 'center', margin: [0, points(10), 0, 0], fontSize: sizes.small },
    // No heading is the last line of its page.
    pageBreakBefore: (node, queries) =>
      node.headlineLevel !== undefined && queries.getFollowingNodesOnPage().length === 0,
    content: parts,
  };
  return Buffer.from(await pdfmake.createPdf(definition).getBuffer());
}
