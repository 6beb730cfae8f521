import { inflateRawSync } from 'node:zlib';

/** Length of a local file header of a zip before its name. */
const headerLength = 30;

/**
 * All text of a file: of a zip (.xlsx, .docx, an archive) that of every part, one in the other; names are not looked at.
 * Parts whose length stands behind them are inflated as far as they go.
 */
export function inflated(bytes: Buffer): string {
  const mark = Buffer.from('PK\u0003\u0004');
  if (!bytes.subarray(0, 4).equals(mark)) return bytes.toString('utf8');
  const parts: string[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 4)) {
    const from = at + headerLength + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const method = bytes.readUInt16LE(at + 8);
    const next = bytes.indexOf(mark, from);
    const rest = bytes.subarray(from, next < 0 ? bytes.length : next);
    if (method === 0) parts.push(inflated(rest));
    else if (method === 8) parts.push(inflated(inflateRawSync(rest)));
  }
  // Word parts a name into runs: without the marks it is whole again.
  const text = parts.join('\n');
  return `${text}\n${text.replaceAll(/<[^>]+>/g, '')}`;
}
