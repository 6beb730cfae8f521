// Lists that the same system exports have the same header: what was confirmed for one holds for the next.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { foldText } from './names.ts';
import type { TextCoding } from './text-coding.ts';

/**
 * Digest of a header: 32 hexadecimal digits of SHA-256 over the folded labels in their order, blank columns at the end
 * left out, and the coding that the text is written in. The same labels in another coding are another shape: how an old
 * list was converted is never proposed for one in Unicode.
 */
export function listShape(labels: readonly string[], coding: TextCoding): string {
  const folded = labels.map(foldText).join('\t').trimEnd();
  return bytesToHex(sha256(utf8ToBytes(`${coding}\n${folded}`))).slice(0, 32);
}
