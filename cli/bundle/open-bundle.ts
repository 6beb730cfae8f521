import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { ListFault } from '#domain/lists/list-fault.ts';
import { openZip } from '#server/platform/tabular/zip-archive.ts';

import { InputFault } from '../input-fault.ts';
import { tableFault } from '../table-file.ts';

/* The files of a published bundle, as a zip archive or unpacked in a folder. */

export interface Bundle {
  readonly names: ReadonlySet<string>;
  /** Names that an archive has more than once: one program shows the one, another the other. */
  readonly repeated: ReadonlySet<string>;
  /** The file's bytes. @throws ListFault when an archive's part is damaged */
  read(name: string): AsyncIterable<Uint8Array>;
}

/** What the product writes stays below (zip without zip64); an archive of a few bytes may claim to hold more. */
const mostBytes = 2 ** 32;
/** Of a file that is held in memory whole. The largest, results.json of a thousand agencies, has some 5 MiB. */
const mostTextBytes = 64 * 2 ** 20;

/** @throws InputFault when there is neither an archive nor a folder at the path */
export async function openBundle(path: string): Promise<Bundle> {
  try {
    if ((await stat(path)).isDirectory()) {
      const entries = await readdir(path, { withFileTypes: true });
      const names = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
      return { names, repeated: new Set(), read: (name) => createReadStream(join(path, name)) };
    }
    const archive = await openZip(path);
    const bytes = [...archive.parts.values()].reduce((sum, part) => sum + part.unpackedBytes, 0);
    if (bytes > mostBytes)
      throw new InputFault(
        `${path}: các tệp nén trong hồ sơ lớn hơn 4 GiB; hồ sơ của hệ thống không lớn đến thế.`,
      );
    return {
      names: new Set(archive.parts.keys()),
      repeated: archive.repeated,
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

/** A file of the bundle that cannot be read as what it should be; `found` says why. */
export class UnreadableFile extends Error {
  readonly file: string;
  readonly found: string;

  constructor(file: string, found: string, options?: ErrorOptions) {
    super(`${file}: ${found}`, options);
    this.name = 'UnreadableFile';
    this.file = file;
    this.found = found;
  }
}

/** The file's bytes. @throws UnreadableFile when there is none, it is damaged, or longer than `most` */
export async function* readBytes(bundle: Bundle, name: string, most = mostBytes): AsyncGenerator<Uint8Array> {
  if (!bundle.names.has(name)) throw new UnreadableFile(name, 'không có');
  let bytes = 0;
  try {
    for await (const piece of bundle.read(name)) {
      bytes += piece.length;
      if (bytes > most) throw new UnreadableFile(name, `lớn hơn ${most / 2 ** 20} MiB`);
      yield piece;
    }
  } catch (error) {
    if (error instanceof ListFault) throw new UnreadableFile(name, 'bị hỏng', { cause: error });
    throw error;
  }
}

/** The whole of a small file. @throws UnreadableFile */
export async function readText(bundle: Bundle, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readBytes(bundle, name, mostTextBytes)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

/** @throws UnreadableFile */
export async function readJson(bundle: Bundle, name: string): Promise<unknown> {
  const text = await readText(bundle, name);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new UnreadableFile(name, error instanceof Error ? error.message : '', { cause: error });
  }
}
