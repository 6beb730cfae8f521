// An upload on its way (upload-spool.ts): who may read it while it comes, and what is left of it.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { withSpooled, type UploadSpool } from '#server/features/lists/upload-spool.ts';

const mebibyte = 2 ** 20;
const long = Buffer.alloc(9 * mebibyte, 'hồ sơ ');
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** An upload whose bytes come when the test says so. */
function upload(use: (spool: UploadSpool) => Promise<unknown>) {
  const content = new PassThrough({ highWaterMark: 16 * mebibyte });
  let longNoted = 0;
  const done = withSpooled({ name: 'a.csv', content }, () => void (longNoted += 1), use);
  return { content, done, longNoted: () => longNoted };
}

test('a long file that comes fast is read while it comes, and is told to be long once', async () => {
  let followed = 0;
  const { content, done, longNoted } = upload(async (spool) => {
    await spool.followable();
    await spool.reached(mebibyte);
    followed = (await readFile(spool.path)).length;
    content.end('đuôi');
    return { ...(await spool.whole()), path: spool.path };
  });
  content.write(long);
  const whole = Buffer.concat([long, Buffer.from('đuôi')]);
  const result = await done;
  expect(followed).toBeGreaterThanOrEqual(mebibyte);
  expect(result).toMatchObject({ byteSize: whole.length, sha256: sha256(whole) });
  expect(longNoted()).toBe(1);
  expect(existsSync((result as { path: string }).path)).toBe(false);
});

test('a small file, or one that comes slowly, is waited for', async () => {
  let isFollowable = false;
  const { content, done, longNoted } = upload(async (spool) => {
    await spool.followable();
    isFollowable = true;
    return spool.whole();
  });
  content.write(Buffer.alloc(mebibyte - 1));
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  expect(isFollowable).toBe(false);
  content.end();
  expect(await done).toMatchObject({ byteSize: mebibyte - 1 });
  expect(longNoted()).toBe(0);
});

test('an upload that breaks off ends whoever follows it with its error', async () => {
  const { content, done } = upload(async (spool) => {
    await spool.followable();
    content.destroy(new Error('đứt'));
    await spool.reached(Number.MAX_SAFE_INTEGER);
  });
  content.write(long);
  await expect(done).rejects.toThrow('đứt');
});
