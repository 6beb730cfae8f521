// A survey's life: created as a draft, active while citizens may be called, paused, closed.
import { problem } from '#contract/problems.ts';
import type { IndexRule } from '#contract/index-rule.ts';
import type { NewSurvey } from '#contract/surveys.ts';
import { defaultCallRules, type CallRules } from '#domain/cases/call-rules.ts';
import { checkRepeats } from '#domain/questionnaire/definition-check.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { dayDate } from '#server/platform/days.ts';
import { jsonOf } from '#server/platform/json.ts';
import { defaultMinimumCell } from '#domain/publication/public-groups.ts';
import { defaultMinimumClass } from '#domain/results/response-classes.ts';
import { room } from '#server/platform/rooms.ts';
import { endOpenCases, lockOpenCases } from '#server/features/cases/commands.ts';
import { surveyOf } from './queries.ts';

/** Rule that reproduces the published Gia Nghĩa table; the minimum is Bình Định's smallest sample. */
const defaultIndexRule: IndexRule = {
  item: 'top2_share',
  rollup: 'factor_mean',
  minimumInterviews: 30,
  loneUnits: 'adjust',
  weighting: 'none',
  responseClass: 'stratum',
  minimumClass: defaultMinimumClass,
  targetMargin: null,
  minimumCell: defaultMinimumCell,
  // No published rule says what makes a complete form valid; an office that has one sets it.
  minimumRated: 0,
  maximumSpecial: 100,
  straightLine: 0,
  minimumSeconds: 0,
  rejectContradictory: false,
  rejectWithoutConsent: false,
  duplicates: 'all',
  aaporProfile: 'named-list',
  eligible: null,
};

export interface SurveySettings {
  readonly callRules?: CallRules;
  readonly indexRule?: IndexRule;
  readonly backCheckSeed?: string;
  readonly demo?: boolean;
}

/**
 * Creates a draft survey and returns its id. Days and hours of calling come from the defaults unless given.
 * @throws 'survey-code-taken', 'questionnaire-faulty' when the phúc tra form doesn't fit the interview's
 */
export async function createSurvey(
  ctx: Context,
  input: NewSurvey,
  settings: SurveySettings = {},
): Promise<string> {
  return inTransaction(ctx, async (tx) => {
    if ((await tx.db.survey.count({ where: { code: input.code } })) > 0)
      throw problem('survey-code-taken', { code: input.code });
    await assertRechecks(tx, input);
    const survey = await tx.db.survey.create({
      data: {
        ...input,
        periodFrom: dayDate(input.periodFrom),
        periodTo: dayDate(input.periodTo),
        startsOn: dayDate(input.startsOn),
        endsOn: dayDate(input.endsOn),
        callRules: jsonOf(settings.callRules ?? defaultCallRules),
        indexRule: jsonOf(settings.indexRule ?? defaultIndexRule),
        backCheckSeed: settings.backCheckSeed ?? crypto.randomUUID(),
        demo: settings.demo ?? false,
        createdAt: tx.now(),
      },
    });
    await audit(tx, 'survey-created', 'survey', survey.id);
    return survey.id;
  });
}

async function assertRechecks(
  ctx: Context,
  versions: { interviewVersionId: string; backCheckVersionId: string },
): Promise<void> {
  const interview = await definitionOf(ctx, versions.interviewVersionId);
  const backCheck = await definitionOf(ctx, versions.backCheckVersionId);
  const faults = checkRepeats(backCheck, interview);
  if (faults.length > 0)
    throw problem('questionnaire-faulty', { faults: faults.map(({ where, code }) => ({ where, code })) });
}

/**
 * Lets citizens be called: needs a confirmed sample.
 * @throws 'not-found', 'sample-missing', 'survey-not-active' when it is closed
 */
export async function activateSurvey(ctx: Context, surveyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    // What is closed stays so.
    if ((await surveyOf(tx, surveyId)).status === 'closed') throw problem('survey-not-active');
    const confirmed = await tx.db.sample.count({ where: { surveyId, status: 'confirmed' } });
    if (confirmed === 0) throw problem('sample-missing');
    await setStatus(tx, surveyId, 'active', 'survey-activated');
    await tx.jobs.enqueue('assign-cases', { surveyId });
  });
}

/** Stops handing out cases; calls going on are not touched. @throws 'not-found', 'survey-not-active' */
export async function pauseSurvey(ctx: Context, surveyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const survey = await surveyOf(tx, surveyId);
    if (survey.status !== 'active') throw problem('survey-not-active');
    await setStatus(tx, surveyId, 'paused', 'survey-paused');
  });
}

/**
 * Ends the survey for good: nobody is called, written to or keyed for any more, and every open case ends as what its calls
 * have told; one that was never called as not attempted (AAPOR 3.11). Outcome rates stay as they are, since open cases are
 * counted by the same codes. Phúc tra goes on.
 * @throws 'not-found', 'survey-not-active' for one that never called or is closed, 'survey-in-hand'
 */
export async function closeSurvey(ctx: Context, surveyId: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { status } = await surveyOf(tx, surveyId);
    if (status !== 'active' && status !== 'paused') throw problem('survey-not-active');
    await lockOpenCases(tx, surveyId);
    await setStatus(tx, surveyId, 'closed', 'survey-closed');
    // Of open cases alone: a re-call holds one that has ended, and nobody in the room is to learn of it.
    const inHand = await tx.db.case.count({ where: { surveyId, status: 'open', held: true } });
    if (inHand > 0) throw problem('survey-in-hand', { cases: inHand });
    await endOpenCases(tx, surveyId);
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
  });
}

async function setStatus(
  tx: Context,
  surveyId: string,
  status: 'active' | 'paused' | 'closed',
  action: string,
): Promise<void> {
  await tx.db.survey.update({ where: { id: surveyId }, data: { status } });
  await audit(tx, action, 'survey', surveyId);
  tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
}
