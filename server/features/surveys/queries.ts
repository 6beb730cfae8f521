import { callRules as callRulesSchema } from '#contract/call-rules.ts';
import { indexRule as indexRuleSchema, type IndexRule } from '#contract/results.ts';
import type { SurveySummary } from '#contract/surveys.ts';
import type { CallRules } from '#domain/cases/call-rules.ts';
import { problem } from '#contract/problems.ts';
import type { Survey } from '#prisma/generated/client.ts';
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

/** The survey's rules of calling, as domain/cases reads them. */
export function callRulesOf(survey: Pick<Survey, 'callRules'>): CallRules {
  return callRulesSchema.parse(survey.callRules);
}

export function indexRuleOf(survey: Pick<Survey, 'indexRule'>): IndexRule {
  return indexRuleSchema.parse(survey.indexRule);
}

async function summary(ctx: Context, survey: Survey): Promise<SurveySummary> {
  const surveyId = survey.id;
  const [lists, frameTransactions, sample, completes] = await Promise.all([
    ctx.db.transactionList.count({ where: { surveyId, status: 'done' } }),
    ctx.db.transaction.count({ where: { surveyId, fate: 'accepted' } }),
    ctx.db.sample.findFirst({
      where: { surveyId },
      orderBy: { drawnAt: 'desc' },
      include: { strata: { select: { mainCount: true } } },
    }),
    ctx.db.interview.count({ where: { surveyId, purpose: 'interview', status: 'complete' } }),
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
    frameTransactions,
    sample: sample && {
      id: sample.id,
      status: sample.status,
      target: sample.strata.reduce((sum, stratum) => sum + stratum.mainCount, 0),
      drawnAt: sample.drawnAt.toISOString(),
    },
    completes,
  };
}
