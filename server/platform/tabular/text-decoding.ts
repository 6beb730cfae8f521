// Bytes of a text file to UTF-8. Holds one chunk at a time.
import { TextDecoder } from 'node:util';

import { utf16Of } from './file-kind.ts';

const asciiLimit = 0x80;
/** UTF-8 with a few damaged characters is UTF-8 still; text in an old coding forms hardly any of its sequences. */
const soundPerDamaged = 10;

interface Decoder {
  /** The text of the bytes; the last character may wait for the next call unless the stream is at its end. */
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

/**
 * Brings UTF-16 and other codings to UTF-8, with or without their mark; UTF-8 stays as it is, damage and all. Bytes that
 * are neither of the two come out as the Windows-1252 characters
 * of the same codes, one each, so that nothing is lost and nothing guessed: whether they are Windows-1258, TCVN3 or VNI
 * is found by what they say, and converted with a person's consent (#domain/lists/text-conversion.ts).
 *
 * Between UTF-8 and the rest the first bytes beyond ASCII decide, wherever in the file they stand.
 */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: Decoder | 'utf-8' | null = null;
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
        decoder = verdict === 'utf-8' ? 'utf-8' : windows1252;
      } else {
        yield chunk;
        continue;
      }
    }
    yield decoder === 'utf-8' ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  decoder ??= windows1252;
  if (decoder !== 'utf-8') yield Buffer.from(decoder.decode(held, { stream: true }) + decoder.decode());
}

/** Whether the bytes are UTF-8, the last character perhaps cut off; too short when nothing but a cut one speaks. */
function utf8Verdict(bytes: Uint8Array): 'utf-8' | 'other' | 'too-short' {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  let sound = bytes[0] === 0xef ? 1 : 0;
  let damaged = 0;
  for (const character of text) {
    if (character === '\uFFFD') damaged += 1;
    else if (character > '\u007F') sound += 1;
  }
  if (sound === 0 && damaged === 0) return 'too-short';
  return sound >= damaged * soundPerDamaged ? 'utf-8' : 'other';
}

/** Codes 80–9F of Windows-1252. Node 20's own decoder leaves them as control characters. */
const extras = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const windows1252: Decoder = {
  decode: (bytes = new Uint8Array()) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009F]/g, (control) => extras.charAt(control.charCodeAt(0) - asciiLimit)),
};
