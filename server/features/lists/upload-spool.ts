// An upload on its way: hashed and written to a file of its own, which may be read while it grows.
import { createHash } from 'node:crypto';
import { once, EventEmitter } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { UploadedFile } from '#server/platform/http.ts';

export interface WholeFile {
  readonly sha256: string;
  readonly byteSize: number;
}

export interface UploadSpool {
  /** Of the file that grows. */
  readonly path: string;
  /** Resolves once so many bytes stand in the file, or all that come. */
  reached(bytes: number): Promise<void>;
  /**
   * Resolves once the upload has come whole, or comes so fast that whoever follows it does not hold a connection for
   * longer than the storing takes.
   */
  followable(): Promise<void>;
  /** What has come, when it is all. */
  whole(): Promise<WholeFile>;
}

const longBytes = 2 ** 20;
const fast = { bytes: 8 * 2 ** 20, bytesPerSecond: 20 * 2 ** 20 };

/**
 * Writes the upload to a file, lends that to `use` while it grows, and removes it.
 * @param noteLong called once when the upload is no small one
 */
export async function withSpooled<T>(
  file: UploadedFile,
  noteLong: () => void,
  use: (spool: UploadSpool) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-upload-'));
  const path = join(folder, 'file');
  const out = await open(path, 'wx');
  const arrivals = new EventEmitter();
  const hash = createHash('sha256');
  const begun = performance.now();
  let byteSize = 0;
  let isFast = false;
  let isWhole = false;
  async function write(source: AsyncIterable<Buffer>): Promise<void> {
    for await (const bytes of source) {
      hash.update(bytes);
      await out.write(bytes);
      if (byteSize < longBytes && byteSize + bytes.length >= longBytes) noteLong();
      byteSize += bytes.length;
      const seconds = (performance.now() - begun) / 1000;
      isFast ||= byteSize >= fast.bytes && byteSize >= fast.bytesPerSecond * seconds;
      arrivals.emit('more');
    }
  }
  const written = pipeline(file.content, write).then((): WholeFile => {
    isWhole = true;
    return { sha256: hash.digest('hex'), byteSize };
  });
  written.catch(() => undefined);
  const until = async (isThere: () => boolean): Promise<void> => {
    while (!isWhole && !isThere()) await Promise.race([once(arrivals, 'more'), written]);
  };
  try {
    return await use({
      path,
      reached: (bytes) => until(() => byteSize >= bytes),
      followable: () => until(() => isFast),
      whole: () => written,
    });
  } finally {
    // Whoever sends it is answered when it has come, whatever became of it.
    await written.catch(() => undefined);
    await out.close();
    await rm(folder, { recursive: true, force: true });
  }
}
