// Table files of a test: written where nothing else stands, read back, removed.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll } from 'vitest';

import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';

import { collected } from './lists-archives.ts';

export interface TableFiles {
  /** A path in the test's own folder. */
  path(name: string): string;
  rowsOf(bytes: Uint8Array | string): Promise<RawRow[]>;
  /** The fault that reading these bytes throws. */
  faultOf(bytes: Uint8Array | string): Promise<ListFault>;
}

export function tableFiles(): TableFiles {
  let folder = '';
  let filesMade = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lists-files-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function rowsOf(bytes: Uint8Array | string): Promise<RawRow[]> {
    filesMade += 1;
    const path = join(folder, `${filesMade}`);
    await writeFile(path, bytes);
    return collected(readTable(path, { fileName: 'bảng.csv' }));
  }

  return {
    path: (name) => join(folder, name),
    rowsOf,
    async faultOf(bytes) {
      try {
        await rowsOf(bytes);
      } catch (error) {
        if (error instanceof ListFault) return error;
        throw error;
      }
      throw new Error('the file was read without complaint');
    },
  };
}
