// Writes a zip archive as a stream, part after part, each deflated; nothing is held but the directory. Sizes and
// checksums follow the part (APPNOTE.TXT 6.3.10, 4.3.9), because they are not known before. Parts and archive stay
// below 4 GiB: zip64 is not written.
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipPartSource {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;
}

const mostBytes = 0xffffffff;
const versionNeeded = 20;
/** Sizes follow in a data descriptor; names are UTF-8. */
const flags = 0x0808;
const deflated = 8;

/**
 * The archive's bytes. A part is asked for when those before it are written, so that one may tell of the others.
 *
 * @param modifiedAt shown by archive programs, in the time of Vietnam
 */
export async function* zipArchive(
  parts: AsyncIterable<ZipPartSource>,
  modifiedAt: Date,
): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let at = 0;
  const counted = (bytes: Buffer): Buffer => {
    at += bytes.length;
    if (at > mostBytes) throw new RangeError('The archive would need zip64');
    return bytes;
  };
  for await (const { name, content } of parts) {
    const headerAt = at;
    const nameBytes = Buffer.from(name, 'utf8');
    const kind = uint16(versionNeeded, flags, deflated, ...dosTime(modifiedAt));
    const lengths = uint16(nameBytes.length, 0);
    yield counted(Buffer.concat([uint32(0x04034b50), kind, uint32(0, 0, 0), lengths, nameBytes]));
    const begin = at;
    const deflate = createDeflateRaw();
    const sum = { crc: 0, bytes: 0 };
    // A failure of any part destroys the deflating stream, and the loop below throws it.
    pipeline(Readable.from(summed(content, sum)), deflate, () => undefined);
    const packed: AsyncIterable<Buffer> = deflate;
    for await (const bytes of packed) yield counted(bytes);
    const sizes = uint32(sum.crc, at - begin, sum.bytes);
    yield counted(Buffer.concat([uint32(0x08074b50), sizes]));
    const head = Buffer.concat([uint32(0x02014b50), uint16(versionNeeded), kind, sizes, lengths]);
    directory.push(Buffer.concat([head, uint16(0, 0, 0, 0, 0), uint32(headerAt), nameBytes]));
  }
  const begin = at;
  for (const entry of directory) yield counted(entry);
  const end = uint16(0, 0, directory.length, directory.length);
  yield counted(Buffer.concat([uint32(0x06054b50), end, uint32(at - begin, begin), uint16(0)]));
}

async function* summed(
  content: ZipPartSource['content'],
  sum: { crc: number; bytes: number },
): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    sum.crc = crc32(bytes, sum.crc);
    sum.bytes += bytes.length;
    yield bytes;
  }
}

function uint16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

/** Time in steps of two seconds, date from 1980 on. */
function dosTime(at: Date): [time: number, date: number] {
  const local = new Date(at.getTime() + 7 * 3_600_000);
  return [
    (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
    ((local.getUTCFullYear() - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
  ];
}
