// The annex as .docx and .pdf, both from one content.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { TemplateHandler } from 'easy-template-x';

import type { Annex } from '#domain/timeline/annex.ts';
import { makePdf } from '#server/platform/documents/make-pdf.ts';
import { lyingWidthMm, points } from '#server/platform/documents/measures.ts';
import { centred, grid, rule } from '#server/platform/documents/pdf-parts.ts';
import { templateOptions, wordTable } from '#server/platform/documents/word-table.ts';

export const annexTemplateFile = fileURLToPath(new URL('mau-phu-luc.docx', import.meta.url));

export async function annexDocx({ title, of, table }: Annex): Promise<Buffer> {
  return new TemplateHandler(templateOptions).process(await readFile(annexTemplateFile), {
    ten: title,
    kem_theo: of.map((dong) => ({ dong })),
    bang: { _type: 'rawXml', xml: wordTable(table, lyingWidthMm), replaceParagraph: true },
  });
}

/** @param author whose plan it is */
export function annexPdf(
  { title, of, table }: Annex,
  { author, madeAt }: { author: string; madeAt: Date },
): Promise<Buffer> {
  const width = points(lyingWidthMm);
  const parts = [
    centred('Phụ lục', { bold: true }),
    centred(title, { bold: true }),
    ...of.map((line) => centred(line, { italics: true })),
    rule(points(40), width),
    grid(table.columns, table.rows, { width }),
  ];
  return makePdf(parts, { title, author, madeAt, lies: true });
}
