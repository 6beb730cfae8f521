import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { openZip } from '#server/platform/tabular/zip-archive.ts';

import { InputFault } from '../input-fault.ts';
import { tableFault } from '../table-file.ts';

/* The files of a published bundle, as a zip archive or unpacked in a folder. */

export interface Bundle {
  readonly names: ReadonlySet<string>;
  /** The file's bytes. @throws ListFault when an archive's part is damaged */
  read(name: string): AsyncIterable<Uint8Array>;
}

/** @throws InputFault when there is neither an archive nor a folder at the path */
export async function openBundle(path: string): Promise<Bundle> {
  try {
    if ((await stat(path)).isDirectory()) {
      const entries = await readdir(path, { withFileTypes: true });
      const names = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
      return { names, read: (name) => createReadStream(join(path, name)) };
    }
    const archive = await openZip(path);
    return {
      names: new Set(archive.parts.keys()),
      read(name) {
        const part = archive.parts.get(name);
        if (!part) throw new InputFault(`${path}: không có ${name}.`);
        return archive.read(part);
      },
    };
  } catch (error) {
    throw tableFault(path, error);
  }
}

/** The whole of a small file. */
export async function readText(bundle: Bundle, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bundle.read(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
