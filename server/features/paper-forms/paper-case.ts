// The case that a paper form belongs to, and whether this person may key the form now.
import { problem, type Problem } from '#contract/problems.ts';
import type { PaperCase } from '#contract/paper-forms.ts';
import { verificationCode, verificationNumber } from '#domain/cases/verification-code.ts';
import type { Case } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';
import { interviewContext } from '#server/features/interviews/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { formOfCase, type KeyedForm } from './keyed-form.ts';
import { paperVersions } from './paper-versions.ts';
import { takeBackOf } from './take-back.ts';

/** Which keying of the case's form is this person's to make. @throws 'paper-not-keyable' */
export async function roundFor(...of: Parameters<typeof roundOf>): Promise<1 | 2> {
  const round = await roundOf(...of);
  if (typeof round === 'object') throw round;
  return round;
}

/**
 * The same, or why there is none. A case that was given up (nobody reached, refused) takes the
 * form that comes back after all; one that has an answer, or whose person is not to be interviewed, does not.
 */
async function roundOf(
  ctx: Context,
  surveyCase: Case,
  form: KeyedForm | null,
  clerkId: string,
): Promise<1 | 2 | Problem> {
  if (form) {
    if (!form.chosen || form.keyings.length > 1) return problem('paper-not-keyable', { reason: 'keyed' });
    if (form.keyings[0]?.clerkId === clerkId) return problem('paper-not-keyable', { reason: 'own' });
    return 2;
  }
  if (surveyCase.status === 'open') return 1;
  const settled = await ctx.db.interview.findFirst({
    where: {
      caseId: surveyCase.id,
      purpose: 'interview',
      status: { not: 'inProgress' },
    },
  });
  if (settled && settled.status !== 'screenedOut')
    return problem('paper-not-keyable', {
      reason: 'answered',
      mode: settled.mode,
      at: settled.endedAt?.toISOString() ?? null,
    });
  if (settled || isNoPersonToAsk(surveyCase.disposition))
    return problem('paper-not-keyable', { reason: 'ended' });
  return 1;
}

/** Not eligible by what they said, or dead: AAPOR 4.x and 2.31, a form of theirs would count for nobody. */
function isNoPersonToAsk(disposition: string | null): boolean {
  return ['ineligible', 'transaction-denied', 'deceased', 'voided'].includes(disposition ?? '');
}

/** By the form's code (eight digits) or the mã hồ sơ. @throws 'paper-not-keyable', 'survey-not-active' */
export async function paperCaseOf(ctx: Context, surveyId: string, code: string): Promise<PaperCase> {
  const survey = await surveyOf(ctx, surveyId);
  if (survey.status !== 'active' && survey.status !== 'paused') throw problem('survey-not-active');
  const number = verificationNumber(code);
  const found = await ctx.db.case.findFirst({
    where: {
      surveyId,
      ...(number === null
        ? { sampleUnit: { transaction: { recordCode: code } } }
        : { verificationNumber: number }),
    },
    include: { person: true, sampleUnit: { include: { transaction: true } } },
  });
  if (!found) throw await unknownCode(ctx, number);
  const form = await formOfCase(ctx, found.id);
  const versions = await paperVersions(ctx, surveyId);
  const former = form && (await ctx.db.interview.findUniqueOrThrow({ where: { id: form.interviewId } }));
  const due = await roundOf(ctx, found, form, actorOf(ctx).id);
  const takeBack = takeBackOf(form, former?.questionnaireVersionId, versions, actorOf(ctx).role);
  if (typeof due === 'object' && takeBack === null) throw due;
  const only = typeof due === 'object';
  const round = only ? 1 : due;
  const versionId = former?.questionnaireVersionId ?? survey.interviewVersionId;
  const { transaction } = found.sampleUnit;
  return {
    caseId: found.id,
    code: verificationCode(found.verificationNumber),
    versionId,
    round,
    versions: form ? versions.filter(({ id }) => id === versionId) : versions,
    takeBack: takeBack && { ...takeBack, only },
    late: form === null && found.status === 'final',
    respondentName: found.person.name,
    tthcName: transaction.tthcName ?? '',
    agencyName: transaction.agencyName ?? '',
    context: { ...(await interviewContext(ctx, found.id, '')) },
  };
}

async function unknownCode(ctx: Context, number: number | null): Promise<Problem> {
  const elsewhere =
    number === null
      ? null
      : await ctx.db.case.findUnique({
          where: { verificationNumber: number },
          select: { survey: { select: { name: true } } },
        });
  return elsewhere
    ? problem('paper-not-keyable', { reason: 'other-survey', survey: elsewhere.survey.name })
    : problem('paper-not-keyable', { reason: 'unknown' });
}
