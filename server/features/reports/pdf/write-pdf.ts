// A report as .pdf, laid out as the shipped template is: the same content in the same order, without a word processor.
import type { ReportContent } from '#domain/report/content.ts';
import { makePdf } from '#server/platform/documents/make-pdf.ts';
import { appendixPages } from './appendix-pages.ts';
import { bodyParts } from './body-parts.ts';
import { opening, signature } from './head-and-foot.ts';

export function writePdf(content: ReportContent, madeAt: Date): Promise<Buffer> {
  const body = bodyParts(content);
  return makePdf(
    [
      ...opening(content),
      ...body.slice(0, -1),
      ...signature(content, body.slice(-1)),
      ...appendixPages(content),
    ],
    {
      title: content.head.trich_yeu.join(' '),
      author: content.head.co_quan_ban_hanh.join(' '),
      madeAt,
    },
  );
}
