// Zip archives and workbooks made by hand, to have them in the shapes that exporting systems and accidents give them.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  name: string;
  content: string | Buffer;
  /** Sizes that the directory states instead of the true ones. */
  statedBytes?: number;
  /** Write 64-bit sizes, as Apache POI's streaming writer does. */
  isWide?: boolean;
  isStored?: boolean;
}

/** A zip archive with these entries in this order. */
export function zipOf(entries: readonly Entry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, statedBytes, isWide = false, isStored = false } of entries) {
    const bytes = Buffer.from(content);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const unpackedBytes = statedBytes ?? bytes.length;
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(isWide ? 45 : 20, 0);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(isWide ? 0xffffffff : packed.length, 14);
    common.writeUInt32LE(isWide ? 0xffffffff : unpackedBytes, 18);
    common.writeUInt16LE(label.length, 22);
    const extra = isWide ? wideExtra(unpackedBytes, packed.length) : Buffer.alloc(0);
    common.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, label, extra, packed]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(at, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, central, label, extra]),
    );
    bodies.push(local);
    at += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, listing, end]);
}

function wideExtra(unpackedBytes: number, packedBytes: number): Buffer {
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(BigInt(unpackedBytes), 4);
  extra.writeBigUInt64LE(BigInt(packedBytes), 12);
  return extra;
}

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface SheetOf {
  name: string;
  state?: 'hidden';
  /** Rows of cell XML without the row element: `<c r="A1"><v>1</v></c>`. */
  rows: readonly string[];
}

/** The parts of a workbook; a caller may put them in any order before zipping. */
export function workbookParts(
  sheets: readonly SheetOf[],
  sharedStrings: readonly string[] = [],
): Record<string, Entry> {
  const sheetEntries = sheets.map(({ rows }, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    content: `<worksheet ${namespace}><sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells}</row>`).join('')}</sheetData></worksheet>`,
  }));
  return {
    workbook: {
      name: 'xl/workbook.xml',
      content: `<workbook ${namespace} xmlns:r="${relations}"><sheets>${sheets
        .map(
          ({ name, state }, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    relations: {
      name: 'xl/_rels/workbook.xml.rels',
      // An absolute target, as openpyxl writes it.
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, index) =>
            `<Relationship Id="rId${index + 1}" Type="${relations}/worksheet" Target="/xl/worksheets/sheet${index + 1}.xml"/>`,
        )
        .join('')}</Relationships>`,
    },
    styles: {
      name: 'xl/styles.xml',
      content: `<styleSheet ${namespace}><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    },
    strings: {
      name: 'xl/sharedStrings.xml',
      content: `<sst ${namespace}>${sharedStrings.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('')}</sst>`,
    },
    ...Object.fromEntries(sheetEntries.map((entry, index) => [`sheet${index + 1}`, entry])),
  };
}

/** Everything that a stream of items gives. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
