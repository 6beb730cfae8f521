// A template that unpacks to far more than a document has is refused before it is unpacked in memory.
import { Zip } from 'easy-template-x';
import { expect, test } from 'vitest';

import { checkTemplate } from '#server/features/reports/docx/check-template.ts';
import { shippedTemplate } from '#server/features/reports/docx/shipped-template.ts';

const picture = 'word/media/hinh.bin';
const mebibyte = 2 ** 20;

/** The template that is given out with a blank picture of a mebibyte, of which the directory says that it has so many bytes. */
async function withPicture(declared: number): Promise<Buffer> {
  const archive = await Zip.load(await shippedTemplate());
  archive.setFile(picture, Buffer.alloc(mebibyte));
  const bytes = await archive.export<Buffer>();
  // The size unpacked stands 22 bytes before the name.
  bytes.writeUInt32LE(declared, bytes.lastIndexOf(picture) - 22);
  return bytes;
}

test.each([
  ['as large as it declares is taken', mebibyte, []],
  ['declaring 101 MiB is too large', 101 * mebibyte, ['too-large']],
  ['holding more than it declares is no document', 1_000, ['not-docx']],
])('a template %s', async (_name, declared, codes) => {
  const { faults } = await checkTemplate(await withPicture(declared));
  expect(faults.map(({ code }) => code)).toEqual(codes);
});
