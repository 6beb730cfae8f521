// The choice of one completed interview for phúc tra: evidence, score, probability, draw; all of it stored whether it
// is chosen or not, in the transaction that completes it.
import type { EvidenceName } from '#domain/back-checks/evidence/rule.ts';
import { measuresOf } from '#domain/back-checks/evidence/rules.ts';
import { evidenceScore, type RoomRecord } from '#domain/back-checks/evidence/score.ts';
import { drawOf, riskSelection, type InterviewStanding } from '#domain/back-checks/selection-by-risk.ts';
import { drawSeedOf } from '#domain/back-checks/draw-seed.ts';
import type { Context } from '#server/context.ts';
import { jsonOf } from '#server/platform/json.ts';
import { evidenceFacts } from './evidence-facts.ts';
import { hintBackChecks } from './hints.ts';
import { operatorTest } from './operator-test.ts';
import { owedTo } from './owed.ts';
import { writtenSettings } from './selection-settings.ts';
import { interviewerOf } from './interviewer.ts';

/** How many of the survey's last interviews an interview is set against. */
const roomSize = 500;

/** Decides whether this completed interview is re-called, once. Runs in the caller's transaction. */
export async function selectForBackCheck(ctx: Context, interviewId: string): Promise<void> {
  const { surveyCase, survey, ...interview } = await ctx.db.interview.findUniqueOrThrow({
    where: { id: interviewId },
    include: { survey: true, surveyCase: { include: { stratum: true } } },
  });
  const { surveyId, completionNumber } = interview;
  const operatorId = interviewerOf(interview.operatorId);
  if (completionNumber === null) throw new Error('Only a completed interview can be chosen for phúc tra');
  if ((await ctx.db.backCheckSelection.count({ where: { interviewId } })) > 0) return;
  const { agencyName } = surveyCase.stratum;
  const { id: settingsId, settings } = await writtenSettings(ctx, survey);
  const evidence = evidenceScore(
    measuresOf(await evidenceFacts(ctx, interview, settings.hangUpGrace), (rule, err) =>
      ctx.log.error({ err, rule, interviewId }, 'evidence could not be measured'),
    ),
    await roomRecord(ctx, surveyId),
    settings.weights,
    settings.separation,
  );
  const { results, state } = await operatorTest(ctx, surveyId, operatorId, settings.test);
  const standing: InterviewStanding = {
    ruleFired: evidence.proven,
    flagged: state === 'flag',
    evidence: evidence.score,
    operator: { checked: results.length, failed: results.filter(({ failed }) => failed).length },
    owed: await owedTo(ctx, survey, { operatorId, agencyName }, settings),
  };
  const { probability, reason, risk, chances } = riskSelection(settings.risk, standing);
  const draw = drawOf(drawSeedOf(survey.backCheckSeed), interviewId);
  const chosen = draw < probability;
  const selectedAt = ctx.now();
  await ctx.db.backCheckSelection.create({
    data: {
      interviewId,
      surveyId,
      operatorId,
      agencyName,
      rule: 'by-risk',
      reason,
      probability,
      draw,
      chosen,
      settingsId,
      standing: jsonOf({ ...standing, risk, chances, base: evidence.base }),
      score: evidence.score,
      sum: evidence.sum,
      evidence: jsonOf(evidence.parts),
      figures: jsonOf(Object.fromEntries(evidence.parts.map(({ name, scaled }) => [name, scaled]))),
      selectedAt,
    },
  });
  if (!chosen) return;
  await ctx.db.backCheck.createMany({
    // What is chosen because of a flag was not drawn: it must stand for no other interview.
    data: { surveyId, interviewId, probability, drawn: reason !== 'operator-flagged', selectedAt },
    skipDuplicates: true,
  });
  hintBackChecks(ctx, surveyId);
}

async function roomRecord(ctx: Context, surveyId: string): Promise<RoomRecord> {
  const rows = await ctx.db.backCheckSelection.findMany({
    where: { surveyId, rule: 'by-risk' },
    orderBy: { selectedAt: 'desc' },
    take: roomSize,
    select: { figures: true, sum: true },
  });
  return {
    figures: rows.map(({ figures }) => figures as Partial<Record<EvidenceName, number>>),
    sums: rows.flatMap(({ sum }) => sum ?? []),
  };
}
