// The seed of the choice: secret while interviews are still to be chosen, then published with the protocol.
import { problem } from '#contract/problems.ts';
import { drawSeedOf } from '#domain/back-checks/draw-seed.ts';
import { localDay } from '#domain/cases/call-hours.ts';
import type { Survey } from '#prisma/generated/client.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { dayText } from '#server/platform/days.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { hintBackChecks } from './hints.ts';

/** Whoever knew the seed while calls go on could tell which interviews will be chosen. */
export function mayPublishSeed(
  survey: Pick<Survey, 'status' | 'endsOn' | 'callRules' | 'backCheckSeedPublishedAt'>,
  now: Date,
): boolean {
  const over =
    survey.status === 'closed' || localDay(now, callRulesOf(survey).timeZone) > dayText(survey.endsOn);
  return over && survey.backCheckSeedPublishedAt === null;
}

/** @throws 'not-found', 'seed-still-secret' while citizens may still be called */
export async function publishSeed(ctx: Context, surveyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const survey = await surveyOf(tx, surveyId);
    if (survey.backCheckSeedPublishedAt !== null) return;
    if (!mayPublishSeed(survey, tx.now())) throw problem('seed-still-secret');
    await tx.db.survey.update({ where: { id: surveyId }, data: { backCheckSeedPublishedAt: tx.now() } });
    await audit(tx, 'selection-seed-published', 'survey', surveyId);
    hintBackChecks(tx, surveyId);
  });
}

/**
 * Every completed interview in the order of completion, with what it takes to choose again: docs/back-check-selection.md.
 * @throws 'not-found'
 */
export async function selectionProtocol(ctx: Context, surveyId: string): Promise<GivenFile> {
  const survey = await surveyOf(ctx, surveyId);
  const rows = await ctx.db.$queryRaw<Record<(typeof columns)[number], string | number | boolean | null>[]>`
    select i.completion_number as number, s.interview_id as interview, s.rule, s.reason, s.probability, s.draw, s.chosen
    from back_check_selections s join interviews i on i.id = s.interview_id
    where s.survey_id = ${surveyId}::uuid order by 1`;
  const lines = rows.map((row) => columns.map((column) => String(row[column] ?? '')).join(','));
  const seed = survey.backCheckSeedPublishedAt === null ? '' : drawSeedOf(survey.backCheckSeed);
  return {
    name: `chon-phuc-tra-${survey.code}.csv`,
    contentType: 'text/csv; charset=utf-8',
    async writeTo(out) {
      out.end(`${[`# seed,${seed}`, columns.join(','), ...lines].join('\n')}\n`);
    },
  };
}

const columns = ['number', 'interview', 'rule', 'reason', 'probability', 'draw', 'chosen'] as const;
