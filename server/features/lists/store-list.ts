// A new list with its file, in one transaction. Over pg and not Prisma: Prisma turns bytes into text on their way, which
// takes longer and twice the memory.
import type pg from 'pg';

import type { ListMapping } from '#contract/lists.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, type Context } from '#server/context.ts';
import { inPgTransaction } from '#server/platform/pg-transaction.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { storeFile, type SpooledFile } from './stored-file.ts';

export interface NewList extends SpooledFile {
  readonly surveyId: string;
  readonly fileName: string;
  readonly mapping: ListMapping | null;
}

/** Gives the list's id. @throws 'list-already-imported' */
export async function storeList(ctx: Context, pool: pg.Pool, list: NewList): Promise<string> {
  try {
    return await inPgTransaction(pool, (client) => insertList(ctx, client, list));
  } catch (error) {
    // Somebody else was sending the same file at the same time.
    if (isUniqueViolation(error)) await refuseKnownFile(pool, list);
    throw error;
  }
}

async function insertList(ctx: Context, client: pg.PoolClient, list: NewList): Promise<string> {
  const { surveyId, fileName, sha256, byteSize, mapping, path } = list;
  await refuseKnownFile(client, list);
  await client.query(
    `delete from transaction_lists
     where survey_id = $1 and file_sha256 = $2 and status in ('failed', 'cancelled')`,
    [surveyId, sha256],
  );
  const { rows } = await client.query<{ id: string }>(
    `insert into transaction_lists (survey_id, file_name, file_sha256, byte_size, mapping, uploaded_by_id, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [surveyId, fileName, sha256, byteSize, mapping && JSON.stringify(mapping), actorOf(ctx).id, ctx.now()],
  );
  const [inserted] = rows;
  if (!inserted) throw new Error('The list was not stored');
  await storeFile(client, inserted.id, path);
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
  { surveyId, sha256 }: NewList,
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
