// A new list with its file, in one transaction. Over pg and not Prisma: Prisma turns bytes into text on their way, which
// takes longer and twice the memory.
import type pg from 'pg';

import type { ListMapping } from '#contract/lists.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, type Context } from '#server/context.ts';
import { inPgTransaction } from '#server/platform/pg-transaction.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { storeFile } from './stored-file.ts';
import type { UploadSpool, WholeFile } from './upload-spool.ts';

export interface NewList {
  readonly surveyId: string;
  readonly fileName: string;
  readonly mapping: ListMapping | null;
}

/**
 * Keeps the list while its file comes. Gives its id.
 * @throws 'list-empty', 'list-already-imported'; what the upload ends with when it comes to no end
 */
export async function storeList(
  ctx: Context,
  pool: pg.Pool,
  list: NewList,
  upload: UploadSpool,
): Promise<string> {
  await upload.followable();
  try {
    return await inPgTransaction(pool, (client) => insertList(ctx, client, list, upload));
  } catch (error) {
    // Somebody else was sending the same file at the same time.
    if (isUniqueViolation(error)) await refuseKnownFile(pool, list.surveyId, await upload.whole());
    throw error;
  }
}

async function insertList(
  ctx: Context,
  client: pg.PoolClient,
  { surveyId, fileName, mapping }: NewList,
  upload: UploadSpool,
): Promise<string> {
  // Its digest is known when it has come to its end; nobody sees the list before.
  const { rows } = await client.query<{ id: string }>(
    `insert into transaction_lists (survey_id, file_name, file_sha256, byte_size, mapping, uploaded_by_id, uploaded_at)
     values ($1, $2, gen_random_uuid()::text, 0, $3, $4, $5) returning id`,
    [surveyId, fileName, mapping && JSON.stringify(mapping), actorOf(ctx).id, ctx.now()],
  );
  const [inserted] = rows;
  if (!inserted) throw new Error('The list was not stored');
  await storeFile(client, inserted.id, upload);
  const whole = await upload.whole();
  if (whole.byteSize === 0) throw problem('list-empty');
  await refuseKnownFile(client, surveyId, whole);
  const { sha256, byteSize } = whole;
  await client.query(
    `delete from transaction_lists
     where survey_id = $1 and file_sha256 = $2 and status in ('failed', 'cancelled')`,
    [surveyId, sha256],
  );
  await client.query('update transaction_lists set file_sha256 = $2, byte_size = $3 where id = $1', [
    inserted.id,
    sha256,
    byteSize,
  ]);
  await client.query(
    `insert into audit_entries (at, actor_id, action, subject, subject_id, details)
     values ($1, $2, 'list-uploaded', 'list', $3, $4)`,
    [ctx.now(), actorOf(ctx).id, inserted.id, JSON.stringify({ fileName, sha256 })],
  );
  return inserted.id;
}

/** Refuses a file that was read or is to be; a list that came to nothing does not count. */
async function refuseKnownFile(
  client: Pick<pg.Pool | pg.PoolClient, 'query'>,
  surveyId: string,
  { sha256 }: WholeFile,
): Promise<void> {
  const { rows } = await client.query<{ id: string; file_name: string; uploaded_at: Date }>(
    `select id, file_name, uploaded_at from transaction_lists
     where survey_id = $1 and file_sha256 = $2 and status not in ('failed', 'cancelled')`,
    [surveyId, sha256],
  );
  const [there] = rows;
  if (!there) return;
  throw problem('list-already-imported', {
    listId: there.id,
    fileName: there.file_name,
    uploadedAt: there.uploaded_at.toISOString(),
  });
}
