// The list of office-list.ts as a workbook, as spreadsheet programs write it: each different text once, in the workbook's
// table of texts, and cells that refer to it.
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

import { zipArchive, type ZipPartSource } from '#server/platform/zip-writer.ts';

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const piece = 64 * 1024;

/** Writes to `path` what stands in the csv at `csvPath`, whose cells have no line breaks or doubled quotation marks. */
export async function writeOfficeWorkbook(path: string, csvPath: string): Promise<void> {
  const file = createWriteStream(path);
  for await (const bytes of zipArchive(parts(csvPath), new Date('2024-12-31T00:00:00Z')))
    if (!file.write(bytes)) await once(file, 'drain');
  file.end();
  await finished(file);
}

async function* parts(csvPath: string): AsyncGenerator<ZipPartSource> {
  const numbers = new Map<string, number>();
  const part = (name: string, content: ZipPartSource['content']): ZipPartSource => ({ name, content });
  yield part('[Content_Types].xml', [
    `<Types xmlns="${packages}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`,
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>`,
    `<Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
  ]);
  yield part('_rels/.rels', [
    `<Relationships xmlns="${packages}/relationships">`,
    `<Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  yield part('xl/workbook.xml', [
    `<workbook xmlns="${sheets}" xmlns:r="${relations}"><sheets>`,
    '<sheet name="Danh sách" sheetId="1" r:id="r1"/></sheets></workbook>',
  ]);
  yield part('xl/_rels/workbook.xml.rels', [
    `<Relationships xmlns="${packages}/relationships">`,
    `<Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>`,
    `<Relationship Id="r2" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ]);
  yield part('xl/worksheets/sheet1.xml', inPieces(sheet(csvPath, numbers)));
  yield part('xl/sharedStrings.xml', inPieces(texts(numbers)));
}

async function* sheet(csvPath: string, numbers: Map<string, number>): AsyncGenerator<string> {
  yield `<worksheet xmlns="${sheets}"><sheetData>`;
  let row = 0;
  for await (const line of createInterface({ input: createReadStream(csvPath), crlfDelay: Infinity })) {
    row += 1;
    let xml = `<row r="${row}">`;
    for (const [column, [, quoted, plain = '']] of [...line.matchAll(cellForm)].entries()) {
      const text = quoted ?? plain;
      if (text === '') continue;
      const place = `${String.fromCharCode(0x41 + column)}${row}`;
      if (column === 0 && row > 1) xml += `<c r="${place}"><v>${text}</v></c>`;
      else xml += `<c r="${place}" t="s"><v>${numberOf(numbers, text)}</v></c>`;
    }
    yield `${xml}</row>`;
  }
  yield '</sheetData></worksheet>';
}

const cellForm = /(?:^\uFEFF?|,)(?:"([^"]*)"|([^,]*))/g;

function numberOf(numbers: Map<string, number>, text: string): number {
  const there = numbers.get(text);
  if (there !== undefined) return there;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

function* texts(numbers: ReadonlyMap<string, number>): Generator<string> {
  yield `<sst xmlns="${sheets}" uniqueCount="${numbers.size}">`;
  for (const text of numbers.keys()) yield `<si><t>${text}</t></si>`;
  yield '</sst>';
}

async function* inPieces(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < piece) continue;
    yield held;
    held = '';
  }
  yield held;
}
