// The same content gives the same bytes: a file of Word without the moment at which it was made.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import { Zip } from 'easy-template-x';

import { zipArchive, type ZipPartSource } from '#server/platform/zip-writer.ts';

/** The day on which the form came into force; any would do. */
const moment = new Date('2020-03-05T00:00:00.000Z');
const stamped = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g;

export async function reproducible(docx: Buffer): Promise<Buffer> {
  const archive = await Zip.load(docx);
  const parts = async function* (): AsyncGenerator<ZipPartSource> {
    for (const name of archive.listFiles().toSorted()) {
      const file = archive.getFile(name);
      if (file.isDirectory) continue;
      const text = await file.getContentText();
      yield { name, content: [text.replace(stamped, `$1${moment.toISOString()}$2`)] };
    }
  };
  return buffer(Readable.from(zipArchive(parts(), moment)));
}
