// Taking a list in: the file is kept as it came, then read by a worker. The same file twice is one list.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import type { UploadedFile } from '#server/platform/http.ts';

export { readList } from './read-list.ts';

const chunkBytes = 1024 * 1024;
const stuckAfterMs = 60_000;

/**
 * Sends lists to the workers again that nobody has got on with for a minute: their job was lost with a worker or with
 * the queue's store. Harmless when one is only waiting its turn, since `readList` looks again under the list's lock.
 * Gives how many it sent.
 */
export async function recoverLists(ctx: Context): Promise<number> {
  const now = ctx.now();
  const stuckSince = new Date(now.getTime() - stuckAfterMs);
  // pg_locks shows a one-number advisory lock as its upper and lower half; looking there takes no lock from a worker.
  const stuck = await ctx.db.$queryRaw<{ id: string }[]>`
    update transaction_lists l set progressed_at = ${now}::timestamptz
    where l.status in ('waiting', 'reading')
      and coalesce(l.progressed_at, l.uploaded_at) < ${stuckSince}::timestamptz
      and not exists (
        select 1 from pg_locks k join pg_database d on d.oid = k.database and d.datname = current_database()
        where k.locktype = 'advisory' and k.objsubid = 1
          and ((k.classid::bigint << 32) | k.objid::bigint) = hashtext(l.id::text)::bigint)
    returning l.id`;
  for (const { id } of stuck) await ctx.jobs.enqueue('read-list', { listId: id });
  return stuck.length;
}

/**
 * Stores an uploaded list and has it read. Gives the list's id.
 * @throws 'not-found', 'list-empty', 'list-too-large', 'list-already-imported' when this file is a list of the survey
 *   already; one whose reading failed is read again
 */
export async function uploadList(ctx: Context, surveyId: string, file: UploadedFile): Promise<string> {
  await surveyOf(ctx, surveyId);
  return withSpooled(file, ({ path, sha256, byteSize }) =>
    inTransaction(ctx, async (tx) => {
      if (byteSize === 0) throw problem('list-empty');
      const there = await tx.db.transactionList.findUnique({
        where: { surveyId_fileSha256: { surveyId, fileSha256: sha256 } },
      });
      if (there?.status === 'failed') await tx.db.transactionList.delete({ where: { id: there.id } });
      else if (there)
        throw problem('list-already-imported', {
          listId: there.id,
          fileName: there.fileName,
          uploadedAt: there.uploadedAt.toISOString(),
        });
      const list = await tx.db.transactionList.create({
        data: {
          surveyId,
          fileName: file.name,
          fileSha256: sha256,
          byteSize,
          uploadedById: actorOf(tx).id,
          uploadedAt: tx.now(),
        },
      });
      let position = 0;
      for await (const bytes of createReadStream(path, { highWaterMark: chunkBytes })) {
        await tx.db.listFileChunk.create({
          data: { listId: list.id, position, bytes: new Uint8Array(bytes as Buffer) },
        });
        position += 1;
      }
      await audit(tx, 'list-uploaded', 'list', list.id, { fileName: file.name, sha256 });
      await tx.jobs.enqueue('read-list', { listId: list.id });
      return list.id;
    }),
  );
}

interface Spooled {
  readonly path: string;
  readonly sha256: string;
  readonly byteSize: number;
}

/** Writes the upload to a file of its own while hashing it, lends that to `use`, and removes it. */
async function withSpooled<T>(file: UploadedFile, use: (spooled: Spooled) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lang-nghe-upload-'));
  try {
    const path = join(folder, 'file');
    const hash = createHash('sha256');
    let byteSize = 0;
    await pipeline(
      file.content,
      async function* (source: AsyncIterable<Buffer>) {
        for await (const bytes of source) {
          hash.update(bytes);
          byteSize += bytes.length;
          yield bytes;
        }
      },
      createWriteStream(path),
    );
    return await use({ path, sha256: hash.digest('hex'), byteSize });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
