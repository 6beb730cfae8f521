import { doNotCallSource, type DoNotCallEntry } from '#contract/do-not-call.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

interface EntryRow {
  readonly phone: string;
  readonly source: string;
  readonly reason: string;
  readonly addedBy: string | null;
  readonly addedAt: Date;
}

export interface DoNotCallPage {
  readonly total: number;
  readonly entries: DoNotCallEntry[];
  readonly next: string | null;
}

/**
 * A page of the list, newest first, of entries added before `before`. Entries of one moment stay on one page, which may
 * then be longer than `take`: the next page begins before that moment.
 */
export async function doNotCallPage(
  ctx: Context,
  { before, take }: { before?: string | undefined; take: number },
): Promise<DoNotCallPage> {
  const [total, rows] = await Promise.all([
    ctx.db.doNotCall.count(),
    entryRows(
      ctx,
      Prisma.sql`${before === undefined ? Prisma.empty : Prisma.sql`where d.added_at < ${before}::timestamptz`}
        order by d.added_at desc fetch first ${take} rows with ties`,
    ),
  ]);
  const last = rows.at(-1);
  const more =
    last !== undefined && (await ctx.db.doNotCall.count({ where: { addedAt: { lt: last.addedAt } } })) > 0;
  return { total, entries: rows.map(view), next: more ? last.addedAt.toISOString() : null };
}

/** The entry of a number, or null. */
export async function doNotCallEntry(ctx: Context, phoneE164: string): Promise<DoNotCallEntry | null> {
  const [row] = await entryRows(ctx, Prisma.sql`where d.phone_e164 = ${phoneE164}`);
  return row ? view(row) : null;
}

function entryRows(ctx: Context, which: Prisma.Sql): Promise<EntryRow[]> {
  return ctx.db.$queryRaw<EntryRow[]>`
    select d.phone_e164 as phone, d.source, d.reason, u.name as "addedBy", d.added_at as "addedAt"
    from do_not_call d left join users u on u.id = d.added_by_id ${which}`;
}

function view(row: EntryRow): DoNotCallEntry {
  return {
    phoneMasked: maskPhone(row.phone),
    source: doNotCallSource.parse(row.source),
    reason: row.reason,
    addedBy: row.addedBy,
    addedAt: row.addedAt.toISOString(),
  };
}
