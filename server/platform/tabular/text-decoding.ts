// Bytes of a text file to text, in whichever encoding they turn out to be. Holds one chunk at a time.
import { TextDecoder } from 'node:util';

import { utf16Of } from './file-kind.ts';

const asciiLimit = 0x80;

/**
 * Decodes UTF-8 and UTF-16 with or without their mark, else Windows-1258. Between UTF-8 and Windows-1258 the first
 * bytes beyond ASCII decide, wherever in the file they stand; bytes that break the encoding later become U+FFFD.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let isFirst = true;
  let held: Uint8Array = new Uint8Array();
  for await (const arrived of chunks) {
    let chunk = arrived;
    if (!decoder) {
      chunk = held.length > 0 ? Buffer.concat([held, arrived]) : arrived;
      held = new Uint8Array();
      const utf16 = isFirst ? utf16Of(chunk) : null;
      isFirst = false;
      if (utf16) {
        decoder = new TextDecoder(utf16);
      } else if (chunk.some((byte) => byte >= asciiLimit)) {
        const verdict = utf8Verdict(chunk);
        if (verdict === 'too-short') {
          held = chunk;
          continue;
        }
        decoder = new TextDecoder(verdict === 'utf-8' ? 'utf-8' : 'windows-1258');
      } else {
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
        continue;
      }
    }
    yield decoder.decode(chunk, { stream: true });
  }
  decoder ??= held.length > 0 ? new TextDecoder('windows-1258') : null;
  if (decoder) yield decoder.decode(held, { stream: true }) + decoder.decode();
}

/** Whether the bytes are UTF-8, the last character perhaps cut off; too short when nothing but a cut one speaks. */
function utf8Verdict(bytes: Uint8Array): 'utf-8' | 'other' | 'too-short' {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    // oxlint-disable-next-line no-control-regex -- the whole of ASCII
    return /[^\u0000-\u007F]/.test(text) || bytes[0] === 0xef ? 'utf-8' : 'too-short';
  } catch {
    return 'other';
  }
}
