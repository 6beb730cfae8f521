import { z } from 'zod';

import type { SampleView } from '#contract/samples.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { dayText } from '#server/platform/days.ts';

export interface FrameRow extends FrameTransaction {
  readonly transactionId: bigint;
  readonly applicantName: string;
  readonly phones: readonly string[];
}

/** The accepted transactions of a survey's lists: the frame that a sample is drawn from. */
export async function frameTransactions(ctx: Context, surveyId: string): Promise<FrameRow[]> {
  const rows = await ctx.db.transaction.findMany({
    where: { surveyId, fate: 'accepted', list: { status: 'done' } },
    select: {
      id: true,
      transactionKey: true,
      timeliness: true,
      personKey: true,
      applicantName: true,
      phones: true,
      agencyName: true,
      field: true,
      tthcName: true,
      resultOn: true,
      channel: true,
    },
  });
  return rows.map((row) => ({
    transactionId: row.id,
    transactionKey: row.transactionKey,
    personKey: row.personKey ?? `#${row.id}`,
    applicantName: row.applicantName ?? '',
    phones: row.phones,
    agency: row.agencyName ?? '',
    field: row.field ?? '',
    tthcName: row.tthcName ?? '',
    resultOn: row.resultOn ? dayText(row.resultOn) : '',
    ...(row.channel === null ? {} : { channel: row.channel }),
    ...(row.timeliness === null ? {} : { timeliness: row.timeliness }),
  }));
}

const storedPlan = z.object({ id: z.string() });

/** The survey's sample: the confirmed one, else the draw that waits for confirmation, else null. */
export async function sampleOf(ctx: Context, surveyId: string): Promise<SampleView | null> {
  const sample = await ctx.db.sample.findFirst({
    where: { surveyId },
    orderBy: [{ status: 'desc' }, { drawnAt: 'desc' }],
    include: { strata: true },
  });
  if (!sample) return null;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    id: sample.id,
    surveyId,
    planKey: storedPlan.parse(sample.plan).id,
    seed: sample.seed,
    frameDigest: sample.frameDigest,
    sampleDigest: sample.sampleDigest,
    transactions: sample.transactions,
    persons: sample.persons,
    main: sum(sample.strata.map(({ mainCount }) => mainCount)),
    reserve: sum(sample.strata.map(({ reserveCount }) => reserveCount)),
    status: sample.status,
    drawnAt: sample.drawnAt.toISOString(),
    confirmedAt: sample.confirmedAt?.toISOString() ?? null,
    strata: sample.strata
      .sort(
        (left, right) =>
          compareVietnamese(left.agencyName, right.agencyName) || compareVietnamese(left.field, right.field),
      )
      .map((stratum) => ({
        id: stratum.id,
        agencyName: stratum.agencyName,
        field: stratum.field,
        transactions: stratum.transactionCount,
        persons: stratum.personCount,
        main: stratum.mainCount,
        reserve: stratum.reserveCount,
      })),
  };
}
