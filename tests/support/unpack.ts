import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { openZip } from '#server/platform/tabular/zip-archive.ts';

/** Writes the files of a zip into a folder, made when it is not there, and gives the folder. */
export async function unpack(file: string, into: string): Promise<string> {
  mkdirSync(into, { recursive: true });
  const { parts, read } = await openZip(file);
  for (const [name, part] of parts) {
    const pieces: Uint8Array[] = [];
    for await (const piece of read(part)) pieces.push(piece);
    writeFileSync(join(into, name), Buffer.concat(pieces));
  }
  return into;
}
