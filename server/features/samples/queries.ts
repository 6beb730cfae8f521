import { z } from 'zod';

import type { FrameView, SampleView } from '#contract/samples.ts';
import { problem } from '#contract/problems.ts';
import { missingOfTotals } from '#domain/samples/missing-of-totals.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import { compareStrata } from '#domain/samples/stratum-order.ts';
import type { Context } from '#server/context.ts';
import { newAgencyNamesOf } from '#server/features/agencies/queries.ts';
import { storedPlan } from '#server/features/plans/queries.ts';
import { currentSample, surveyOf } from '#server/features/surveys/queries.ts';
import { runOverPrisma } from '#server/platform/run-query.ts';
import { sharedPhones, type FrameSurvey } from './barred-phones.ts';
import { excludedCounts } from './frame-change.ts';
import { leftOut } from './left-out.ts';
import { loadFrame } from './load-frame.ts';

export { frameFile, publishedDraw, sampleFile, sampleWithDraw } from './bundle.ts';

/** The transactions of a survey's lists that a draw by the plan would be made of now, those left out with their reason. */
export async function frameTransactions(
  ctx: Context,
  survey: FrameSurvey,
  plan: SamplePlan,
): Promise<readonly FrameTransaction[]> {
  return (await loadFrame(runOverPrisma(ctx.db), ctx.db, survey, ctx.now(), plan)).transactions;
}

/** The survey's sample, or null when none was asked for yet. */
export async function sampleOf(ctx: Context, surveyId: string): Promise<SampleView | null> {
  const current = await currentSample(ctx, surveyId);
  return current && sampleView(ctx, current.id);
}

const storedFault = z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) });
const storedValues = z.record(z.string(), z.string());

/** @throws 'not-found' */
export async function sampleView(ctx: Context, sampleId: string): Promise<SampleView> {
  const sample = await ctx.db.sample.findUnique({
    where: { id: sampleId },
    include: { strata: true, _count: { select: { replicates: true } } },
  });
  if (!sample) throw problem('not-found', { what: 'sample' });
  const plan = storedPlan(sample.plan);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    id: sample.id,
    surveyId: sample.surveyId,
    planKey: plan.id,
    plan,
    seed: sample.seed,
    frameDigest: sample.frameDigest,
    sampleDigest: sample.sampleDigest,
    transactions: sample.transactions,
    persons: sample.persons,
    excluded: excludedCounts.parse(sample.excluded),
    main: sum(sample.strata.map(({ mainCount }) => mainCount)),
    missing: missingOfTotals(
      plan,
      sample.strata.map(({ part, transactionCount, personCount, mainCount }) => ({
        part,
        transactions: transactionCount,
        persons: personCount,
        n: mainCount,
      })),
    ),
    reserve: sum(sample.strata.map(({ reserveCount }) => reserveCount)),
    replicates: sample._count.replicates,
    status: sample.status,
    fault: sample.fault === null ? null : storedFault.parse(sample.fault),
    drawnAt: sample.drawnAt.toISOString(),
    confirmedAt: sample.confirmedAt?.toISOString() ?? null,
    strata: sample.strata
      .map((stratum) => ({
        id: stratum.id,
        key: stratum.key,
        part: stratum.part,
        values: storedValues.parse(stratum.values),
        agencyName: stratum.agencyName,
        field: stratum.field,
        transactions: stratum.transactionCount,
        persons: stratum.personCount,
        main: stratum.mainCount,
        reserve: stratum.reserveCount,
        shortfall: stratum.shortfall,
      }))
      .toSorted(compareStrata),
  };
}

/** The frame of a survey as it stands. @throws 'not-found' */
export async function frameView(ctx: Context, surveyId: string): Promise<FrameView> {
  const survey = await surveyOf(ctx, surveyId);
  const [counts, out, newAgencyNames, shared, commitment] = await Promise.all([
    ctx.db.$queryRaw<{ transactions: number; persons: number }[]>`
      select coalesce(sum(own), 0)::int as transactions, count(*)::int as persons from (
        select count(*) as own from transactions
        where survey_number = ${survey.number} and fate = 'accepted' group by coalesce(person_key, transaction_key)
      ) person`,
    leftOut(ctx, survey),
    newAgencyNamesOf(ctx.db, surveyId),
    sharedPhones(ctx, survey),
    ctx.db.seedCommitment.findUnique({ where: { surveyId } }),
  ]);
  const { transactions, persons: keys } = counts[0] ?? { transactions: 0, persons: 0 };
  const persons = keys - out.fewer;
  const excludedInAll = Object.values(out.excluded).reduce((sum, count) => sum + count, 0);
  return {
    closedAt: survey.frameClosedAt?.toISOString() ?? null,
    digest: survey.closedFrameDigest,
    transactions,
    persons,
    excluded: out.excluded,
    drawable: { transactions: transactions - excludedInAll, persons: persons - out.persons },
    newAgencyNames,
    restMonths: survey.restMonths,
    sharedPhoneNames: survey.sharedPhoneNames,
    sharedPhones: shared,
    commitment: commitment && {
      digest: commitment.digest,
      publishedIn: commitment.publishedIn,
      committedAt: commitment.committedAt.toISOString(),
      revealedAt: commitment.revealedAt?.toISOString() ?? null,
    },
  };
}
