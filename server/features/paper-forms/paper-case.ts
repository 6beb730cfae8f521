// The case that a paper form belongs to, and whether this person may key the form now.
import { problem, type Problem } from '#contract/problems.ts';
import type { PaperCase } from '#contract/paper-forms.ts';
import { verificationCode, verificationNumber } from '#domain/cases/verification-code.ts';
import type { Case, PaperForm, PaperKeying } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';
import { interviewContext } from '#server/features/interviews/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { paperVersions } from './paper-versions.ts';

export type KeyedForm = PaperForm & { keyings: PaperKeying[] };

/** The paper form of a case, if one was keyed. */
export async function formOfCase(ctx: Context, caseId: string): Promise<KeyedForm | null> {
  return ctx.db.paperForm.findFirst({
    where: { interview: { caseId } },
    include: { keyings: { orderBy: { round: 'asc' } } },
  });
}

/**
 * Which keying of the case's form is this person's to make. A case that was given up (nobody reached, refused) takes the
 * form that comes back after all; one that has an answer, or whose person is not to be interviewed, does not.
 * @throws 'paper-not-keyable'
 */
export async function roundFor(
  ctx: Context,
  surveyCase: Case,
  form: KeyedForm | null,
  clerkId: string,
): Promise<1 | 2> {
  if (form) {
    if (!form.chosen || form.keyings.length > 1) throw problem('paper-not-keyable', { reason: 'keyed' });
    if (form.keyings[0]?.clerkId === clerkId) throw problem('paper-not-keyable', { reason: 'own' });
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
    throw problem('paper-not-keyable', {
      reason: 'answered',
      mode: settled.mode,
      at: settled.endedAt?.toISOString() ?? null,
    });
  if (settled || isNoPersonToAsk(surveyCase.disposition))
    throw problem('paper-not-keyable', { reason: 'ended' });
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
  const round = await roundFor(ctx, found, form, actorOf(ctx).id);
  const versionId = form
    ? (await ctx.db.interview.findUniqueOrThrow({ where: { id: form.interviewId } })).questionnaireVersionId
    : survey.interviewVersionId;
  const { transaction } = found.sampleUnit;
  const versions = await paperVersions(ctx, surveyId);
  return {
    caseId: found.id,
    code: verificationCode(found.verificationNumber),
    versionId,
    round,
    versions: form ? versions.filter(({ id }) => id === versionId) : versions,
    late: round === 1 && found.status === 'final',
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
