// Documents of Word as their words, and with other words in them.
import { Zip } from 'easy-template-x';

const document = 'word/document.xml';

/** The text of a document, without its form. */
export async function wordsOf(docx: Buffer): Promise<string> {
  const xml = await (await Zip.load(docx)).getFile(document).getContentText();
  return xml.replace(/<[^>]+>/g, '');
}

export async function withWords(docx: Buffer, from: string, to: string): Promise<Buffer> {
  const archive = await Zip.load(docx);
  const xml = await archive.getFile(document).getContentText();
  archive.setFile(document, xml.replace(from, to));
  return archive.export<Buffer>();
}
