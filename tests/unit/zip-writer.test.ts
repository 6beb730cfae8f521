// Archives that leave the server.
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { expect, onTestFinished, test } from 'vitest';

import { zipArchive } from '#server/platform/zip-writer.ts';
import { unpacked } from '#tests/support/unpacked.ts';

test('any archive program reads what the writer writes', async () => {
  const contents = new Map([
    ['trống.txt', ''],
    ['dài.txt', 'Đắk Glong\n'.repeat(200_000)],
  ]);
  async function* parts() {
    for (const [name, text] of contents) yield { name, content: [text] };
  }
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-zip-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'thu.zip');
  await pipeline(
    Readable.from(zipArchive(parts(), new Date('2026-11-24T10:00:00Z'))),
    createWriteStream(path),
  );
  expect(await unpacked(path)).toEqual(contents);
  const python =
    'import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);print(z.testzip(),[i.file_size for i in z.infolist()])';
  const sizes = [...contents.values()].map((text) => Buffer.byteLength(text));
  const { status, stdout, error } = spawnSync('python3', ['-c', python, path], { encoding: 'utf8' });
  if (!error)
    expect({ status, stdout: stdout.trim() }).toEqual({
      status: 0,
      stdout: `None ${JSON.stringify(sizes).replace(',', ', ')}`,
    });
});
