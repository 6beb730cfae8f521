// What stands around the text of new reports: kept from a report by the office, or made from the survey's authority.
import { keptHead, type ReportHeadView } from '#contract/reports.ts';
import { type KeptHead, keptHeadOf } from '#domain/report/kept-head.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { reportView } from './queries.ts';

export async function headView(ctx: Context): Promise<ReportHeadView> {
  const last = await ctx.db.reportHead.findFirst({
    orderBy: [{ keptAt: 'desc' }, { id: 'desc' }],
    include: { keptBy: { select: { name: true } } },
  });
  return last === null || last.texts === null
    ? { texts: null, keptAt: null, keptBy: null }
    : { texts: keptHead.parse(last.texts), keptAt: last.keptAt.toISOString(), keptBy: last.keptBy.name };
}

/** From now on new reports begin with the head of this one. @throws 'not-found' */
export async function keepHead(ctx: Context, reportId: string): Promise<ReportHeadView> {
  const { texts } = await reportView(ctx, reportId);
  return store(ctx, keptHeadOf(texts));
}

/** From now on they begin with what follows from the survey's authority. */
export function forgetHead(ctx: Context): Promise<ReportHeadView> {
  return store(ctx, null);
}

function store(ctx: Context, texts: KeptHead | null): Promise<ReportHeadView> {
  return inTransaction(ctx, async (tx) => {
    const { id } = await tx.db.reportHead.create({
      data: { ...(texts && { texts: jsonOf(texts) }), keptAt: tx.now(), keptById: actorOf(tx).id },
    });
    await audit(tx, 'report-head-kept', 'report-head', id, { letters: texts?.so_ky_hieu.trim() ?? null });
    return headView(tx);
  });
}
