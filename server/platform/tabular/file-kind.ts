// What a file is, by its first bytes; its name is never believed (systems save web pages as .xls).
import { ListFault } from '#domain/lists/list-fault.ts';

export type FileKind = 'zip' | 'text';

/** As many bytes as fileKind looks at. */
export const headBytes = 64 * 1024;

const signatures: readonly (readonly [format: string, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];
const zip = [0x50, 0x4b, 0x03, 0x04];
const emptyZip = [0x50, 0x4b, 0x05, 0x06];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
const webPage = /^<(!doctype html|html|head|body|table|meta|style|\?xml[^>]*>\s*<html)/i;
const markup = /^<(\?xml|[a-z]+:)/i;

/**
 * Says whether a file is a zip archive (what .xlsx is) or text, from its first bytes.
 *
 * @param head the first 64 KB, or the whole of a shorter file
 * @throws ListFault list-empty, list-not-a-table (pdf, image, binary), list-format-unsupported (.xls, web page, XML,
 * Excel with a password)
 */
export function fileKind(head: Uint8Array): FileKind {
  if (opensWith(head, zip)) return 'zip';
  if (opensWith(head, emptyZip)) throw new ListFault('list-empty');
  if (opensWith(head, compoundFile)) {
    const isEncrypted = Buffer.from(head).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new ListFault('list-format-unsupported', { format: isEncrypted ? 'xlsx-encrypted' : 'xls' });
  }
  const known = signatures.find(([, bytes]) => opensWith(head, bytes));
  if (known) throw new ListFault('list-not-a-table', { format: known[0] });
  const opening = textOpening(head);
  if (opening === '') throw new ListFault('list-empty');
  if (webPage.test(opening)) throw new ListFault('list-format-unsupported', { format: 'html' });
  if (markup.test(opening)) throw new ListFault('list-format-unsupported', { format: 'xml' });
  if (isBinary(opening)) throw new ListFault('list-not-a-table', { format: 'binary' });
  return 'text';
}

function opensWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** The head as text in whichever of the encodings of Unicode it is, without blanks around it. */
function textOpening(head: Uint8Array): string {
  return new TextDecoder(utf16Of(head) ?? 'utf-8').decode(head).trim();
}

/** UTF-16 is known by its mark, or by the zero bytes that Latin letters leave at every second place. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const length = Math.min(head.length, 4096) & ~1;
  for (let index = 0; index < length; index += 1) {
    if (head[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 8 && odd > even * 8) return 'utf-16le';
  return even > length / 8 && even > odd * 8 ? 'utf-16be' : null;
}

/** Control characters that no table holds. */
function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/.test(text);
}
