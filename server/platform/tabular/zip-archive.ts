// Parts of a zip archive on disk, found by its central directory and unpacked as streams. Only what .xlsx needs:
// stored and deflated parts, zip64 sizes. Sizes and checksums are held to what the archive declares.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

import { ListFault } from '#domain/lists/list-fault.ts';

export interface ZipPart {
  name: string;
  method: number;
  crc: number;
  packedBytes: number;
  unpackedBytes: number;
  localHeaderAt: number;
}

export interface ZipArchive {
  parts: ReadonlyMap<string, ZipPart>;
  /** Names that the directory has more than once; `parts` has the last of them. */
  repeated: ReadonlySet<string>;
  /**
   * The part's bytes, unpacked.
   * @throws ListFault list-corrupt when they are not what the directory declares
   */
  read(part: ZipPart): AsyncGenerator<Uint8Array>;
}

const endRecord = 0x06054b50;
const endRecord64Locator = 0x07064b50;
const directoryRecord = 0x02014b50;
const localRecord = 0x04034b50;
const longestComment = 65_535;
const largestDirectory = 16 * 2 ** 20;
const stored = 0;
const deflated = 8;
const unset32 = 0xffffffff;

/**
 * Reads the directory of a zip archive.
 *
 * @throws ListFault list-corrupt when there is none, or it does not fit the file
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = await open(path);
  try {
    const { parts, repeated } = await readDirectory(file, (await file.stat()).size);
    return { parts, repeated, read: (part) => readPart(path, part) };
  } finally {
    await file.close();
  }
}

async function readDirectory(
  file: FileHandle,
  fileBytes: number,
): Promise<Pick<ZipArchive, 'parts' | 'repeated'>> {
  const { at, bytes } = await locateDirectory(file, fileBytes);
  if (at + bytes > fileBytes || bytes > largestDirectory) throw corrupt();
  const directory = await readAt(file, at, bytes);
  const parts = new Map<string, ZipPart>();
  const repeated = new Set<string>();
  for (let offset = 0; offset + 46 <= bytes && directory.readUInt32LE(offset) === directoryRecord;) {
    const nameBytes = directory.readUInt16LE(offset + 28);
    const extraBytes = directory.readUInt16LE(offset + 30);
    const end = offset + 46 + nameBytes + extraBytes + directory.readUInt16LE(offset + 32);
    if (end > bytes) throw corrupt();
    const name = directory.toString('utf8', offset + 46, offset + 46 + nameBytes).replaceAll('\\', '/');
    const extra = directory.subarray(offset + 46 + nameBytes, offset + 46 + nameBytes + extraBytes);
    const wide = wideSizes(extra);
    const size = (field: number): number => {
      const value = directory.readUInt32LE(offset + field);
      return value === unset32 ? (wide.next().value ?? value) : value;
    };
    const unpackedBytes = size(24);
    const packedBytes = size(20);
    const localHeaderAt = size(42);
    if (localHeaderAt > fileBytes || packedBytes > fileBytes || !Number.isSafeInteger(unpackedBytes))
      throw corrupt(name);
    if (parts.has(name)) repeated.add(name);
    parts.set(name, {
      name,
      method: directory.readUInt16LE(offset + 10),
      crc: directory.readUInt32LE(offset + 16),
      packedBytes,
      unpackedBytes,
      localHeaderAt,
    });
    offset = end;
  }
  return { parts, repeated };
}

async function locateDirectory(file: FileHandle, fileBytes: number): Promise<{ at: number; bytes: number }> {
  const tailBytes = Math.min(fileBytes, longestComment + 22 + 20);
  const tail = await readAt(file, fileBytes - tailBytes, tailBytes);
  for (let offset = tailBytes - 22; offset >= 0; offset -= 1) {
    if (tail.readUInt32LE(offset) !== endRecord) continue;
    const at = tail.readUInt32LE(offset + 16);
    const bytes = tail.readUInt32LE(offset + 12);
    const locator = offset - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== endRecord64Locator) return { at, bytes };
    const wideAt = Number(tail.readBigUInt64LE(locator + 8));
    if (wideAt + 56 > fileBytes) throw corrupt();
    const wide = await readAt(file, wideAt, 56);
    return { at: Number(wide.readBigUInt64LE(48)), bytes: Number(wide.readBigUInt64LE(40)) };
  }
  throw corrupt();
}

/** The 8-byte values of the zip64 extra field, in the order of the fields that are unset. */
function* wideSizes(extra: Buffer): Generator<number, undefined> {
  for (let offset = 0; offset + 4 <= extra.length;) {
    const bytes = extra.readUInt16LE(offset + 2);
    if (extra.readUInt16LE(offset) === 1) {
      const end = Math.min(extra.length, offset + 4 + bytes);
      for (let at = offset + 4; at + 8 <= end; at += 8) yield Number(extra.readBigUInt64LE(at));
    }
    offset += 4 + bytes;
  }
  return undefined;
}

async function* readPart(path: string, part: ZipPart): AsyncGenerator<Uint8Array> {
  const start = await dataStart(path, part);
  if (part.packedBytes === 0) return;
  const packed = createReadStream(path, { start, end: start + part.packedBytes - 1 });
  const chunks: AsyncIterable<Buffer> =
    part.method === deflated ? pipeline(packed, createInflateRaw(), () => undefined) : packed;
  let bytes = 0;
  let checksum = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      if (bytes > part.unpackedBytes) throw corrupt(part.name);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof ListFault ? error : corrupt(part.name, error);
  } finally {
    packed.destroy();
  }
  if (bytes !== part.unpackedBytes || checksum !== part.crc) throw corrupt(part.name);
}

/** Where a part's bytes begin: its local header has a length of its own. */
async function dataStart(path: string, part: ZipPart): Promise<number> {
  if (part.method !== stored && part.method !== deflated) throw corrupt(part.name);
  const file = await open(path);
  try {
    const header = await readAt(file, part.localHeaderAt, 30);
    if (header.readUInt32LE(0) !== localRecord) throw corrupt(part.name);
    return part.localHeaderAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw corrupt();
  return buffer;
}

function corrupt(part?: string, cause?: unknown): ListFault {
  return new ListFault(
    'list-corrupt',
    part === undefined ? {} : { part },
    cause === undefined ? {} : { cause },
  );
}
