// What officials see of the choice: the interviews with their scores, the evidence of one, the operators' tests.
import { z } from 'zod';

import { problem } from '#contract/problems.ts';
import {
  evidencePart,
  interviewEvidence,
  type getSelection,
  type InterviewEvidence,
  type OperatorTestView,
  type OperatorTests,
  type QualityNotice,
  selectedInterview,
  type SelectedInterview,
  type SelectionView,
} from '#contract/selection.ts';
import { digestOf, drawSeedOf } from '#domain/back-checks/draw-seed.ts';
import { sequentialTest } from '#domain/back-checks/statistics/sequential-test.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { operatorTest } from './operator-test.ts';
import { mayPublishSeed } from './selection-seed.ts';
import { settingsInForce, settingsOfChoice } from './selection-settings.ts';
import { trainingNotices } from './training.ts';

const shown = 200;

type Wish = z.infer<(typeof getSelection)['query']>;

/** @throws 'not-found' */
export async function selection(ctx: Context, surveyId: string, wish: Wish): Promise<SelectionView> {
  const survey = await surveyOf(ctx, surveyId);
  const { settings } = await settingsInForce(ctx, survey);
  const [sums = { completes: 0, chosen: 0, added: 0, expected: 0 }] = await ctx.db.$queryRaw<
    { completes: number; chosen: number; added: number; expected: number }[]
  >`
    select count(*)::int as completes, count(*) filter (where s.chosen)::int as chosen,
           count(b.id) filter (where not b.drawn)::int as added, coalesce(sum(s.probability), 0)::float as expected
    from back_check_selections s left join back_checks b using (interview_id)
    where s.survey_id = ${surveyId}::uuid`;
  const seed = drawSeedOf(survey.backCheckSeed);
  const { backCheckSeedPublishedAt: publishedAt } = survey;
  return {
    settings,
    ...sums,
    seed: {
      digest: digestOf(seed),
      publishedAt: publishedAt?.toISOString() ?? null,
      seed: publishedAt === null ? null : seed,
      mayPublish: mayPublishSeed(survey, ctx.now()),
    },
    items: await selectedInterviews(ctx, Prisma.sql`s.survey_id = ${surveyId}::uuid`, wish),
  };
}

const orders: Record<Wish['order'], Prisma.Sql> = {
  latest: Prisma.sql`s.selected_at desc`,
  score: Prisma.sql`s.score desc nulls last, s.selected_at desc`,
  probability: Prisma.sql`s.probability desc, s.selected_at desc`,
};
const shows: Record<Wish['show'], Prisma.Sql> = {
  all: Prisma.sql`true`,
  chosen: Prisma.sql`b.id is not null`,
  certain: Prisma.sql`s.probability = 1`,
};

interface Row extends Omit<SelectedInterview, 'completedAt' | 'strongest'> {
  readonly completedAt: Date;
  readonly evidence: unknown;
}

async function selectedInterviews(
  ctx: Context,
  which: Prisma.Sql,
  { order, show, operatorId }: Wish,
): Promise<SelectedInterview[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    select s.interview_id as "interviewId", i.completion_number as number, s.operator_id as "operatorId",
           u.name as "operatorName", s.agency_name as "agencyName", s.selected_at as "completedAt", s.rule, s.reason,
           s.probability, s.chosen, coalesce(not b.drawn, false) as added, s.score, s.evidence
    from back_check_selections s
    join interviews i on i.id = s.interview_id
    join users u on u.id = s.operator_id
    left join back_checks b on b.interview_id = s.interview_id
    where ${which} and ${shows[show]}
      and ${operatorId === undefined ? Prisma.sql`true` : Prisma.sql`s.operator_id = ${operatorId}`}
    order by ${orders[order]} limit ${shown}`;
  return rows.map(({ completedAt, evidence, ...row }) => {
    const parts = z.array(evidencePart).parse(evidence);
    const [strongest] = parts
      .filter(({ adds, proves }) => proves || adds > 0)
      .sort((left, right) => Number(right.proves) - Number(left.proves) || right.adds - left.adds);
    return selectedInterview.parse({
      ...row,
      completedAt: completedAt.toISOString(),
      strongest: strongest?.name ?? null,
    });
  });
}

const storedStanding = interviewEvidence.pick({
  base: true,
  risk: true,
  operator: true,
  chances: true,
  owed: true,
});

/** @throws 'not-found', also for an interview that was completed before evidence was taken */
export async function evidenceOf(ctx: Context, interviewId: string): Promise<InterviewEvidence> {
  const found = await ctx.db.backCheckSelection.findUnique({ where: { interviewId } });
  const [item] = await selectedInterviews(ctx, Prisma.sql`s.interview_id = ${interviewId}::uuid`, {
    order: 'latest',
    show: 'all',
  });
  if (!found || !item || found.rule !== 'by-risk') throw problem('not-found', { what: 'evidence' });
  const submitted = await ctx.db.backCheck.findFirst({
    where: { interviewId, submittedAt: { not: null } },
    select: { id: true },
  });
  return {
    ...item,
    submittedCheckId: submitted?.id ?? null,
    ...storedStanding.parse(found.standing),
    riskSettings: (await settingsOfChoice(ctx, interviewId, await surveyOf(ctx, found.surveyId))).risk,
    draw: found.draw,
    parts: z.array(evidencePart).parse(found.evidence),
  };
}

/** Of all who completed an interview of the survey. @throws 'not-found' */
export async function operatorPaths(ctx: Context, surveyId: string): Promise<OperatorTests> {
  const { settings } = await settingsInForce(ctx, await surveyOf(ctx, surveyId));
  const people = await ctx.db.$queryRaw<
    { operatorId: string; name: string; unit: string; completes: number; chosen: number }[]
  >`
    select s.operator_id as "operatorId", u.name, u.unit, count(*)::int as completes, count(b.id)::int as chosen
    from back_check_selections s
    join users u on u.id = s.operator_id
    left join back_checks b using (interview_id)
    where s.survey_id = ${surveyId}::uuid group by 1, 2, 3 order by u.name`;
  const operators: OperatorTestView[] = [];
  for (const person of people) {
    const { results, path, state } = await operatorTest(ctx, surveyId, person.operatorId, settings.test);
    const since = results.slice(results.length - path.length);
    operators.push({
      ...person,
      checked: results.length,
      failed: results.filter(({ failed }) => failed).length,
      state,
      steps: path.map((step, index) => ({
        ...step,
        at: (since[index]?.at ?? ctx.now()).toISOString(),
        failed: since[index]?.failed ?? false,
      })),
      entries: await entriesOf(ctx, surveyId, person.operatorId),
    });
  }
  const { flagAt, clearAt } = sequentialTest(settings.test);
  return { settings: settings.test, flagAt, clearAt, operators };
}

const entryStates = z.enum(['clear', 'flag', 'continue', 'lifted']);

async function entriesOf(
  ctx: Context,
  surveyId: string,
  operatorId: string,
): Promise<OperatorTestView['entries']> {
  const rows = await ctx.db.$queryRaw<
    { state: string; at: Date; actorName: string | null; reason: string | null }[]
  >`
    select e.state, e.at, u.name as "actorName", e.reason
    from operator_test_entries e left join users u on u.id = e.actor_id
    where e.survey_id = ${surveyId}::uuid and e.operator_id = ${operatorId} order by e.id`;
  return rows.map(({ state, at, ...row }) => ({
    ...row,
    state: entryStates.parse(state),
    at: at.toISOString(),
  }));
}

/** Whose interviews are all being looked at again, by what was last announced of each. @throws 'not-found' */
export async function qualityNotices(ctx: Context, surveyId: string): Promise<QualityNotice[]> {
  await surveyOf(ctx, surveyId);
  const rows = await ctx.db.$queryRaw<{ operatorId: string; name: string; at: Date; state: string }[]>`
    select distinct on (e.operator_id) e.operator_id as "operatorId", u.name, e.at, e.state
    from operator_test_entries e join users u on u.id = e.operator_id
    where e.survey_id = ${surveyId}::uuid order by e.operator_id, e.id desc`;
  const flagged = rows.filter(({ state }) => state === 'flag');
  return [
    ...flagged.map(({ operatorId, name, at }): QualityNotice => ({
      kind: 'all-rechecked',
      operatorId,
      name,
      since: at.toISOString(),
    })),
    ...(await trainingNotices(ctx, surveyId)),
  ];
}
