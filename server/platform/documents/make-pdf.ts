// A .pdf in the form of state documents: A4, its margins, Tinos, pages numbered at the top from the second on.
import pdfmake, { type Content } from 'pdfmake';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

import { fontFiles } from './fonts.ts';
import { captionLevel, margins, points, sizes } from './measures.ts';

const files = new Set<string>(Object.values(fontFiles));
pdfmake.setFonts({ Tinos: fontFiles });
// Nothing is read but the fonts, whatever a text says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => files.has(path));

/**
 * What stands lower on the page than this, by its level, goes on to the next: a chapter has no room for the heading below it
 * and a paragraph, a heading none for two lines, a caption none for its table's head and a row of two lines.
 */
const lowest: Readonly<Record<number, number>> = { 1: 0.88, 2: 0.92, [captionLevel]: 0.86 };

interface About {
  readonly title: string;
  readonly author: string;
  readonly madeAt: Date;
  /** A lying page, for wide tables. */
  readonly lies?: boolean;
}

export async function makePdf(
  parts: Content[],
  { title, author, madeAt, lies = false }: About,
): Promise<Buffer> {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: lies ? 'landscape' : 'portrait',
    pageMargins: margins,
    language: 'vi-VN',
    info: { title, author, creationDate: madeAt },
    defaultStyle: { font: 'Tinos', fontSize: sizes.text, lineHeight: 1.15 },
    header: (page) =>
      page === 1
        ? null
        : { text: String(page), alignment: 'center', margin: [0, points(10), 0, 0], fontSize: sizes.small },
    // No heading is the last line of its page, and no caption stands apart from the head and first row of its table.
    pageBreakBefore: (node, queries) =>
      node.headlineLevel !== undefined &&
      (queries.getFollowingNodesOnPage().length === 0 ||
        node.startPosition.verticalRatio > (lowest[node.headlineLevel] ?? 1)),
    content: parts,
  };
  return written(definition);
}

interface Section {
  readonly parts: Content[];
  /** Above each page. @param page of the section, from 1 */
  readonly head: (page: number) => Content;
}

interface AboutSections extends Omit<About, 'lies'> {
  readonly language: string;
  /** Points. */
  readonly fontSize: number;
  readonly margins: [number, number, number, number];
}

/**
 * Several documents in one file, each from a page of its own and with its own pages counted. Headings keep with what
 * follows by themselves: a rule of page breaks has the whole file laid out again for each break.
 */
export function makeSections(
  sections: readonly Section[],
  { title, author, madeAt, language, fontSize, margins: around }: AboutSections,
): Promise<Buffer> {
  return written({
    pageSize: 'A4',
    pageMargins: around,
    language,
    info: { title, author, creationDate: madeAt },
    defaultStyle: { font: 'Tinos', fontSize, lineHeight: 1.1 },
    content: sections.map(({ parts, head }) => ({ section: parts, header: pagesFromOne(head) })),
  });
}

/** Pages are laid out in their order: the first that a section is asked for is its first. */
function pagesFromOne(head: Section['head']): (page: number) => Content {
  let first: number | null = null;
  return (page) => {
    first ??= page;
    return head(page - first + 1);
  };
}

async function written(definition: TDocumentDefinitions): Promise<Buffer> {
  return Buffer.from(await pdfmake.createPdf(definition).getBuffer());
}
