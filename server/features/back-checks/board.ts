// The board of Sở Nội vụ: how far phúc tra has got, what it found, whom it covers, and what waits for a decision.
import type { BackCheckBoard, OperatorRow, ReviewItem } from '#contract/back-check-review.ts';
import { badShare, type BadShare } from '#domain/back-checks/statistics/bad-share.ts';
import { coverageBy, coverageOf } from '#domain/back-checks/statistics/coverage.ts';
import { effectiveChecks, operatorRates } from '#domain/back-checks/statistics/operator-rates.ts';
import { badShareSentence } from '#domain/back-checks/report-section.ts';
import { dueDay } from '#domain/back-checks/recall-calls.ts';
import type { RecallRules } from '#domain/back-checks/recall-rules.ts';
import { verdicts, type Verdict } from '#domain/back-checks/verdict.ts';
import { localDay } from '#domain/cases/call-hours.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Prisma, Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { appealEndOf, decisionBlock } from './appeals.ts';
import { completedInterviews, type CompletedInterview } from './completed.ts';
import { recallRulesOf } from './queries.ts';
import { settingsInForce } from './selection-settings.ts';
import { submittedCheck } from './submitted.ts';
import { interviewerOf } from './interviewer.ts';

/** @throws 'not-found' */
export async function backCheckBoard(ctx: Context, surveyId: string): Promise<BackCheckBoard> {
  const survey = await surveyOf(ctx, surveyId);
  const rules = recallRulesOf(survey);
  const [interviews, items, { settings }] = await Promise.all([
    completedInterviews(ctx, surveyId),
    reviewItems(ctx, surveyId),
    settingsInForce(ctx, survey),
  ]);
  const share = shareOfBad(interviews);
  const of = (verdict: Verdict) => interviews.filter((one) => one.verdict === verdict).length;
  return {
    survey: { id: survey.id, name: survey.name },
    takenAt: ctx.now().toISOString(),
    counts: {
      ...recallCounts(ctx, survey, rules, interviews),
      toDecide: items.filter(({ state }) => state === 'to-decide').length,
    },
    verdicts: { confirmed: of('confirmed'), differs: of('differs'), denied: of('denied') },
    badShare: share,
    draws: drawsOf(interviews),
    known: knownOf(interviews),
    sentence: badShareSentence(interviews.length, share),
    rules,
    coverage: coverageFor(interviews, rules),
    tolerable: settings.test.p0,
    operators: operatorRows(interviews, rules, settings.test.p0),
    items,
  };
}

/** The share of bad interviews among all completed, from those that were drawn. Null before the first result. */
export function shareOfBad(interviews: readonly CompletedInterview[]): BadShare | null {
  return badShare(
    interviews.flatMap(({ drawn, probability, bad }) =>
      drawn && probability !== null ? [{ probability, bad }] : [],
    ),
    { completed: interviews.length, ...knownOf(interviews) },
  );
}

function knownOf(interviews: readonly CompletedInterview[]): BackCheckBoard['known'] {
  return {
    bad: interviews.filter(({ bad }) => bad === true).length,
    good: interviews.filter(({ bad }) => bad === false).length,
  };
}

/** Interviews drawn for phúc tra by the probability that they were drawn with, the greatest first. */
function drawsOf(interviews: readonly CompletedInterview[]): BackCheckBoard['draws'] {
  const draws = new Map<number, BackCheckBoard['draws'][number]>();
  for (const { drawn, probability, bad } of interviews) {
    if (!drawn || probability === null) continue;
    const own = draws.get(probability) ?? { probability, drawn: 0, reached: 0, bad: 0 };
    draws.set(probability, own);
    own.drawn += 1;
    if (bad !== null) own.reached += 1;
    if (bad === true) own.bad += 1;
  }
  return [...draws.values()].toSorted((left, right) => right.probability - left.probability);
}

/** Of those, the ones with a result. */
function checksOf(interviews: readonly CompletedInterview[]): OperatorRow['checks'] {
  return drawsOf(interviews).flatMap(({ probability, reached, bad }) =>
    reached === 0 ? [] : [{ probability, reached, bad }],
  );
}

export function coverageFor(
  interviews: readonly CompletedInterview[],
  { plan }: RecallRules,
): BackCheckBoard['coverage'] {
  const named = (keyOf: (interview: CompletedInterview) => string, least: number) =>
    [...coverageBy(interviews, keyOf, least)]
      .map(([name, coverage]) => ({ ...coverage, key: name, name }))
      .sort((left, right) => compareVietnamese(left.name, right.name));
  return {
    all: coverageOf(interviews, plan.share, 0),
    agencies: named(({ agencyName }) => agencyName, plan.perAgency),
    fields: named(({ field }) => field, 0),
  };
}

function recallCounts(
  ctx: Context,
  survey: Survey,
  rules: RecallRules,
  interviews: readonly CompletedInterview[],
): Omit<BackCheckBoard['counts'], 'toDecide'> {
  const { timeZone } = callRulesOf(survey);
  const today = localDay(ctx.now(), timeZone);
  const open = interviews.filter(
    ({ recallStatus }) => recallStatus === 'waiting' || recallStatus === 'inProgress',
  );
  return {
    completes: interviews.length,
    voided: interviews.filter(({ status }) => status === 'void').length,
    chosen: interviews.filter(({ chosen }) => chosen).length,
    reached: interviews.filter(({ reached }) => reached).length,
    notReached: interviews.filter(({ recallStatus }) => recallStatus === 'notReached').length,
    waiting: open.length,
    overdue: open.filter(({ selectedAt }) => selectedAt && dueDay(selectedAt, rules, timeZone) < today)
      .length,
  };
}

/** Each operator's counts and share of bad interviews, drawn towards the room's so that few re-calls accuse nobody. */
function operatorRows(
  interviews: readonly CompletedInterview[],
  { plan }: RecallRules,
  tolerable: number,
): OperatorRow[] {
  const coverage = coverageBy(interviews, ({ operatorId }) => operatorId, plan.perOperator);
  const room = [...coverage].flatMap(([operatorId, counts]) => {
    const own = interviews.filter((interview) => interview.operatorId === operatorId);
    const [first] = own;
    return first ? [{ operatorId, counts, own, first, checks: checksOf(own) }] : [];
  });
  const effective = room.map(({ operatorId, checks }) => ({
    operator: operatorId,
    ...effectiveChecks(checks),
  }));
  const known = effective.some(({ checks }) => checks > 0);
  const rates = new Map(
    known ? operatorRates(effective, tolerable).map((rate) => [rate.operator, rate]) : [],
  );
  return room
    .map(({ operatorId, counts, own, first, checks }) => {
      const rate = rates.get(operatorId);
      return {
        ...counts,
        operatorId,
        name: first.operatorName,
        unit: first.operatorUnit,
        bad: own.filter(({ bad }) => bad === true).length,
        voided: own.filter(({ status }) => status === 'void').length,
        retrain: own.filter(({ consequences }) => consequences?.includes('retrain')).length,
        checks,
        ownRate: rate?.ownRate ?? null,
        rate: rate?.rate ?? null,
        low: rate?.low ?? null,
        high: rate?.high ?? null,
        aboveTolerable: rate?.aboveTolerable ?? null,
      };
    })
    .sort((left, right) => (right.rate ?? 0) - (left.rate ?? 0) || compareVietnamese(left.name, right.name));
}

/** All submitted phúc tra of a survey, newest first; those for which nobody was reached have nothing to review. */
async function reviewItems(ctx: Context, surveyId: string): Promise<ReviewItem[]> {
  const rows = await ctx.db.backCheck.findMany({
    where: { surveyId, status: 'submitted' },
    orderBy: { submittedAt: 'desc' },
    include: submittedCheck,
  });
  return rows.map((row) => reviewItemOf(ctx, row));
}

export type SubmittedCheck = Prisma.BackCheckGetPayload<{ include: typeof submittedCheck }>;

export function reviewItemOf(ctx: Context, row: SubmittedCheck): ReviewItem {
  const { interview, survey } = row;
  const interviewer = interviewerOf(interview.operator);
  const submittedAt = row.submittedAt ?? row.selectedAt;
  return {
    id: row.id,
    respondentName: interview.surveyCase.person.name,
    agencyName: interview.surveyCase.stratum.agencyName,
    operatorId: interviewer.id,
    operatorName: interviewer.name,
    submittedAt: submittedAt.toISOString(),
    verdict: verdicts.find((one) => one === row.verdict) ?? 'not-reached',
    consequences: row.consequences as ReviewItem['consequences'],
    state: decisionBlock(row, ctx.now()) ?? 'to-decide',
    appealed: row.appeal !== null,
    appealUntil: appealEndOf(survey, submittedAt).toISOString(),
  };
}
