// Rows of an Excel workbook, as a stream: sheet by sheet in the workbook's order, visible sheets only. What is in memory
// does not grow with the workbook: neither the rows nor the texts that they refer to are ever whole there, which they
// were with exceljs, and are with every other reader that was looked at.
import { TextDecoder } from 'node:util';

import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';

import { openSharedStrings } from './shared-strings.ts';
import { sheetRows } from './xlsx-sheet.ts';
import { readWorkbookFrame } from './xlsx-workbook.ts';
import { openZip } from './zip-archive.ts';
import type { ZipArchive, ZipPart } from './zip-archive.ts';

const mebibyte = 2 ** 20;
const mostUnpackedBytes = 1024 * mebibyte;
/** Sheets pack twenty- to fiftyfold; a part far beyond that is a bomb or nothing but formatted blank rows. */
const mostPacking = 250;
const smallPartBytes = 64 * mebibyte;
const stringsPart = 'xl/sharedStrings.xml';

/**
 * Reads the rows of a workbook file, some at a time.
 *
 * @param onBytesRead told how many bytes of the file have been read, which is the share of its sheets that has been
 * @throws ListFault list-corrupt, list-too-large, list-not-a-table (an archive or document of another kind),
 * list-format-unsupported (.xlsb, .ods), list-formula-unsolved
 */
export async function* xlsxRows(
  path: string,
  onBytesRead: (bytes: number) => void,
): AsyncGenerator<RawRow[]> {
  const archive = await openZip(path);
  refuseOtherKinds(archive);
  refuseBombs(archive);
  const textOf = (name: string): AsyncIterable<string> | null => {
    const part = archive.parts.get(name);
    return part ? partText(archive, part) : null;
  };
  const frame = await readWorkbookFrame(textOf);
  const sheets = frame.sheets.map((sheet) => ({ name: sheet.name, part: partOf(archive, sheet.part) }));
  const strings = await openSharedStrings(textOf(stringsPart), stringsPart);
  const packed = (parts: Iterable<ZipPart>): number =>
    [...parts].reduce((sum, { packedBytes }) => sum + packedBytes, 0);
  const bytesASheetByte = packed(archive.parts.values()) / packed(sheets.map(({ part }) => part));
  let bytesBefore = 0;
  try {
    for (const { name, part } of sheets) {
      const text = counted(archive, part, (bytes) =>
        onBytesRead(Math.floor((bytesBefore + bytes) * bytesASheetByte)),
      );
      yield* soundRows(sheetRows(text, name, frame, strings), part);
      bytesBefore += part.packedBytes;
    }
  } finally {
    await strings.close();
  }
}

function refuseOtherKinds({ parts }: ZipArchive): void {
  if (parts.has('xl/workbook.xml')) return;
  if (parts.has('xl/workbook.bin')) throw new ListFault('list-format-unsupported', { format: 'xlsb' });
  if (parts.has('content.xml')) throw new ListFault('list-format-unsupported', { format: 'ods' });
  throw new ListFault('list-not-a-table', { format: parts.has('word/document.xml') ? 'docx' : 'zip' });
}

function refuseBombs({ parts }: ZipArchive): void {
  let total = 0;
  for (const part of parts.values()) {
    total += part.unpackedBytes;
    const isPackedTooWell =
      part.unpackedBytes > smallPartBytes && part.unpackedBytes > mostPacking * part.packedBytes;
    if (isPackedTooWell || total > mostUnpackedBytes)
      throw new ListFault('list-too-large', { maxBytes: mostUnpackedBytes });
  }
}

function partOf({ parts }: ZipArchive, name: string): ZipPart {
  const part = parts.get(name);
  if (!part) throw new ListFault('list-corrupt', { part: name });
  return part;
}

async function* counted(
  archive: ZipArchive,
  part: ZipPart,
  onBytesRead: (bytes: number) => void,
): AsyncGenerator<string> {
  let read = 0;
  for await (const text of partText(archive, part)) {
    // Markup and most cells are ASCII: near enough for a measure of progress.
    read += text.length;
    onBytesRead(part.packedBytes * Math.min(1, read / part.unpackedBytes));
    yield text;
  }
}

async function* partText(archive: ZipArchive, part: ZipPart): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of archive.read(part)) yield decoder.decode(bytes, { stream: true });
}

/** Whatever is thrown over a part means that the part is not what it should be. */
async function* soundRows(rows: AsyncGenerator<RawRow[]>, { name }: ZipPart): AsyncGenerator<RawRow[]> {
  try {
    yield* rows;
  } catch (error) {
    throw error instanceof ListFault
      ? error
      : new ListFault('list-corrupt', { part: name }, { cause: error });
  }
}
