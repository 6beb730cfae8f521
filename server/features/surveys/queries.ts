import { callRules as callRulesSchema } from '#contract/call-rules.ts';
import { indexRule as indexRuleSchema, type IndexRule } from '#contract/index-rule.ts';
import type { SurveySummary } from '#contract/surveys.ts';
import type { CallRules } from '#domain/cases/call-rules.ts';
import { problem } from '#contract/problems.ts';
import type { Sample, Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { dayText } from '#server/platform/days.ts';

/** All surveys, newest first, each with how far it has got. */
export async function surveySummaries(ctx: Context): Promise<SurveySummary[]> {
  const surveys = await ctx.db.survey.findMany({ orderBy: { createdAt: 'desc' } });
  return Promise.all(surveys.map((survey) => summary(ctx, survey)));
}

/** @throws 'not-found' */
export async function surveySummary(ctx: Context, surveyId: string): Promise<SurveySummary> {
  return summary(ctx, await surveyOf(ctx, surveyId));
}

/** @throws 'not-found' */
export async function surveyOf(ctx: Context, surveyId: string): Promise<Survey> {
  const survey = await ctx.db.survey.findUnique({ where: { id: surveyId } });
  if (!survey) throw problem('not-found', { what: 'survey' });
  return survey;
}

/**
 * What the rows of its lists know the survey by. It is asked for first and given to the statement: one that joins by the id, or
 * looks the number up by itself, is planned as if all surveys had as many rows, and reads those of all of them.
 * @throws 'not-found'
 */
export async function surveyNumber({ db }: Pick<Context, 'db'>, surveyId: string): Promise<number> {
  const survey = await db.survey.findUnique({ where: { id: surveyId }, select: { number: true } });
  if (!survey) throw problem('not-found', { what: 'survey' });
  return survey.number;
}

/** The survey's rules of calling, as domain/cases reads them. */
export function callRulesOf(survey: Pick<Survey, 'callRules'>): CallRules {
  return callRulesSchema.parse(survey.callRules);
}

export function indexRuleOf(survey: Pick<Survey, 'indexRule'>): IndexRule {
  return indexRuleSchema.parse(survey.indexRule);
}

async function summary(ctx: Context, survey: Survey): Promise<SurveySummary> {
  const surveyId = survey.id;
  const [lists, listsUnread, frameTransactions, sample, completes, openCases, recallsWaiting] =
    await Promise.all([
      ctx.db.transactionList.count({ where: { surveyId, status: 'done' } }),
      ctx.db.transactionList.count({
        where: { surveyId, status: { in: ['waiting', 'needsMapping', 'reading'] } },
      }),
      ctx.db.transaction.count({ where: { surveyNumber: survey.number, fate: 'accepted' } }),
      sampleSummary(ctx, surveyId),
      ctx.db.interview.count({ where: { surveyId, purpose: 'interview', status: 'complete' } }),
      ctx.db.case.count({ where: { surveyId, status: 'open' } }),
      recallsFor(ctx, surveyId),
    ]);
  return {
    id: survey.id,
    code: survey.code,
    name: survey.name,
    authority: survey.authority,
    planNumber: survey.planNumber,
    verificationPhone: survey.verificationPhone,
    status: survey.status,
    demo: survey.demo,
    periodFrom: dayText(survey.periodFrom),
    periodTo: dayText(survey.periodTo),
    startsOn: dayText(survey.startsOn),
    endsOn: dayText(survey.endsOn),
    interviewVersionId: survey.interviewVersionId,
    backCheckVersionId: survey.backCheckVersionId,
    lists,
    listsUnread,
    frameTransactions,
    sample,
    completes,
    openCases,
    recallsWaiting,
  };
}

/** What a verifier may have to call again; the room is not told how much is re-called. */
async function recallsFor(ctx: Context, surveyId: string): Promise<number | null> {
  if (ctx.actor?.role !== 'verifier') return null;
  const mine = { status: 'inProgress', verifierId: ctx.actor.id } as const;
  return ctx.db.backCheck.count({ where: { surveyId, OR: [{ status: 'waiting' }, mine] } });
}

async function sampleSummary(ctx: Context, surveyId: string): Promise<SurveySummary['sample']> {
  const sample = await currentSample(ctx, surveyId);
  if (!sample) return null;
  const [{ _sum: sums }, released] = await Promise.all([
    ctx.db.stratum.aggregate({ where: { sampleId: sample.id }, _sum: { mainCount: true } }),
    ctx.db.case.count({ where: { surveyId, sampleUnit: { role: 'main' } } }),
  ]);
  return {
    id: sample.id,
    status: sample.status,
    target: sums.mainCount ?? 0,
    released,
    drawnAt: sample.drawnAt.toISOString(),
  };
}

/** Confirmed goes before what is being drawn, and that before what was drawn or could not be. */
const standing = ['confirmed', 'drawing', 'drawn', 'failed'] as const;

/** The survey's sample: the confirmed one, else the one that is being drawn, else the last; null without any. */
export async function currentSample(
  ctx: Context,
  surveyId: string,
): Promise<Pick<Sample, 'id' | 'status' | 'drawnAt'> | null> {
  const samples = await ctx.db.sample.findMany({
    where: { surveyId },
    orderBy: { drawnAt: 'desc' },
    select: { id: true, status: true, drawnAt: true },
  });
  const [current] = samples.toSorted((a, b) => standing.indexOf(a.status) - standing.indexOf(b.status));
  return current ?? null;
}
