// How far the reading of a list has got: stored for screens that open later, told to those that are open.
import type { TransactionList } from '#contract/lists.ts';
import type { Context } from '#server/context.ts';
import { room } from '#server/platform/rooms.ts';

export interface ListPlace {
  readonly id: string;
  readonly surveyId: string;
}

/** Somebody cancelled the list while it was read: what was read of it is to be rolled back. */
export class ListCancelled extends Error {}

/**
 * Stores and tells the progress of a reading. It goes over another connection than the reading's transaction, so that
 * it is seen while that lasts.
 * @throws ListCancelled when the list is not being read any more
 */
export async function reportProgress(
  ctx: Context,
  list: ListPlace,
  rowsRead: number,
  bytesRead: number,
): Promise<void> {
  const { count } = await ctx.db.transactionList.updateMany({
    where: { id: list.id, status: 'reading' },
    data: { rowsRead, bytesRead, progressedAt: ctx.now() },
  });
  if (count === 0) {
    // Told late: the reading has ended well meanwhile.
    const { status } = await ctx.db.transactionList.findUniqueOrThrow({ where: { id: list.id } });
    if (status === 'done') return;
    throw new ListCancelled();
  }
  announce(ctx, list, 'reading', rowsRead, bytesRead);
}

/** Tells whoever watches the survey how the list stands. */
export function announce(
  ctx: Context,
  { id, surveyId }: ListPlace,
  status: TransactionList['status'],
  rowsRead = 0,
  bytesRead = 0,
): void {
  ctx.live.publish(room.survey(surveyId), 'list:progressed', {
    listId: id,
    surveyId,
    rowsRead,
    bytesRead,
    status,
  });
}
