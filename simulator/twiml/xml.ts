// A strict parser for the XML that TwiML is written in: elements, attributes, text, CDATA, comments and the five named
// entities. No document type, no namespaces, no processing instructions but the declaration: TwiML has none.
// The packages at hand only write XML.

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** The text directly inside, put together. */
  text: string;
}

/** The text is not well-formed; the message says what and after how many characters. */
export class XmlError extends Error {}

const name = /[A-Za-z_][\w.-]*/y;
const space = /[ \t\r\n]*/y;

/** The root element of a document; throws XmlError. */
export function parseXml(source: string): XmlElement {
  const reader = new Reader(source.replace(/^\uFEFF/, ''));
  reader.skip(/<\?xml [^?]*\?>/y);
  reader.skipMisc();
  const root = element(reader);
  reader.skipMisc();
  if (!reader.atEnd()) reader.fail('text after the root element');
  return root;
}

class Reader {
  position = 0;
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** Takes what the sticky pattern matches here; nothing when it does not. */
  skip(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.position += found.length;
    return found;
  }

  expect(pattern: RegExp, what: string): string {
    return this.skip(pattern) ?? this.fail(`${what} expected`);
  }

  startsWith(text: string): boolean {
    return this.source.startsWith(text, this.position);
  }

  /** Takes everything up to and with `end`. */
  through(end: string): string {
    const at = this.source.indexOf(end, this.position);
    if (at < 0) this.fail(`"${end}" expected`);
    const taken = this.source.slice(this.position, at);
    this.position = at + end.length;
    return taken;
  }

  comment(): boolean {
    if (!this.startsWith('<!--')) return false;
    this.position += 4;
    this.through('-->');
    return true;
  }

  skipMisc(): void {
    do this.skip(space);
    while (this.comment());
  }

  fail(what: string): never {
    throw new XmlError(`${what}, after ${this.position} characters`);
  }
}

function element(reader: Reader): XmlElement {
  reader.expect(/</y, 'an element');
  const found: XmlElement = {
    name: reader.expect(name, 'a name'),
    attributes: attributes(reader),
    children: [],
    text: '',
  };
  reader.skip(space);
  if (reader.skip(/\/>/y) !== undefined) return found;
  reader.expect(/>/y, '">"');
  content(reader, found);
  reader.expect(/<\//y, 'an end tag');
  const closed = reader.expect(name, 'a name');
  if (closed !== found.name) reader.fail(`</${found.name}> expected instead of </${closed}>`);
  reader.skip(space);
  reader.expect(/>/y, '">"');
  return found;
}

function attributes(reader: Reader): Record<string, string> {
  const found: Record<string, string> = {};
  while (reader.skip(/[ \t\r\n]+(?=[A-Za-z_])/y) !== undefined) {
    const key = reader.expect(name, 'an attribute');
    reader.expect(/[ \t\r\n]*=[ \t\r\n]*/y, '"="');
    const quoted = reader.expect(/"[^"<]*"|'[^'<]*'/y, 'a quoted value');
    if (Object.hasOwn(found, key)) reader.fail(`attribute ${key} given twice`);
    found[key] = unescaped(reader, quoted.slice(1, -1));
  }
  return found;
}

function content(reader: Reader, into: XmlElement): void {
  while (!reader.startsWith('</')) {
    if (reader.atEnd()) reader.fail(`</${into.name}> expected`);
    if (reader.comment()) continue;
    if (reader.skip(/<!\[CDATA\[/y) !== undefined) into.text += reader.through(']]>');
    else if (reader.startsWith('<')) into.children.push(element(reader));
    else into.text += unescaped(reader, reader.expect(/[^<]+/y, 'text'));
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(reader: Reader, text: string): string {
  return text.replace(/&([^;&]*;?)/g, (_whole, reference: string) => {
    const code = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}));$/.exec(reference);
    if (code !== null)
      return character(reader, Number.parseInt(code[1] ?? code[2] ?? '', code[1] === undefined ? 10 : 16));
    const named = reference.endsWith(';') ? entities[reference.slice(0, -1)] : undefined;
    return named ?? reader.fail(`unknown entity &${reference}`);
  });
}

function character(reader: Reader, code: number): string {
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000))
    reader.fail('a character that does not exist');
  return String.fromCodePoint(code);
}
