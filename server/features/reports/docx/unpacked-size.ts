// A document of a few bytes can unpack to gigabytes, and what fills a template unpacks it whole in memory. So it is read
// through once before, piece by piece, holding each part to the size that it declares.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openZip } from '#server/platform/tabular/zip-archive.ts';

/** Pictures and all; the template that is given out has 0.1 MiB. */
const mostUnpackedBytes = 100 * 2 ** 20;

/**
 * Whether a zip archive unpacks to no more than a document has.
 *
 * @throws ListFault list-corrupt when it is no archive, or not what its directory declares
 */
export async function isOfDocumentSize(content: Buffer): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-template-'));
  try {
    const path = join(folder, 'template.docx');
    await writeFile(path, content);
    const archive = await openZip(path);
    const parts = [...archive.parts.values()];
    if (parts.reduce((sum, part) => sum + part.unpackedBytes, 0) > mostUnpackedBytes) return false;
    for (const part of parts) for await (const _ of archive.read(part));
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
