// Parts of a workbook are XML: its tags and texts, told as the part comes in.
import { SaxesParser } from 'saxes';

export interface XmlTags {
  /** Names come without their prefix: some programs write <x:row> for <row>. Attributes keep theirs. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlReader {
  /** @throws Error when it is no XML */
  write(text: string): void;
  /** @throws Error when the XML breaks off */
  end(): void;
}

/** Starts one document. */
export function createXmlReader(tags: XmlTags): XmlReader {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => tags.open(localName(name), attributes));
  parser.on('closetag', ({ name }) => tags.close?.(localName(name)));
  if (tags.text) {
    const text = tags.text.bind(tags);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write: (text) => void parser.write(text),
    end: () => void parser.close(),
  };
}

/** Reads a whole document. @throws Error when it is none */
export async function readXml(document: AsyncIterable<string>, tags: XmlTags): Promise<void> {
  const reader = createXmlReader(tags);
  for await (const text of document) reader.write(text);
  reader.end();
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
