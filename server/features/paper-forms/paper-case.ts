// The case that a paper form belongs to, and whether this person may key the form now.
import { problem } from '#contract/problems.ts';
import type { PaperCase } from '#contract/paper-forms.ts';
import { verificationCode, verificationNumber } from '#domain/cases/verification-code.ts';
import type { Case, PaperForm, PaperKeying } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';
import { interviewContext } from '#server/features/interviews/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

export type KeyedForm = PaperForm & { keyings: PaperKeying[] };

/** The paper form of a case, if one was keyed. */
export async function formOfCase(ctx: Context, caseId: string): Promise<KeyedForm | null> {
  return ctx.db.paperForm.findFirst({
    where: { interview: { caseId } },
    include: { keyings: { orderBy: { round: 'asc' } } },
  });
}

/**
 * Which keying of the case's form is this person's to make.
 * @throws 'paper-not-keyable' when it has ended otherwise, is keyed already, or the first keying is their own
 */
export function roundFor(surveyCase: Case, form: KeyedForm | null, clerkId: string): 1 | 2 {
  if (!form) {
    if (surveyCase.status === 'final') throw problem('paper-not-keyable', { reason: 'ended' });
    return 1;
  }
  if (!form.chosen || form.keyings.length > 1) throw problem('paper-not-keyable', { reason: 'keyed' });
  if (form.keyings[0]?.clerkId === clerkId) throw problem('paper-not-keyable', { reason: 'own' });
  return 2;
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
  if (!found) throw problem('paper-not-keyable', { reason: 'unknown' });
  const form = await formOfCase(ctx, found.id);
  const round = roundFor(found, form, actorOf(ctx).id);
  const versionId = form
    ? (await ctx.db.interview.findUniqueOrThrow({ where: { id: form.interviewId } })).questionnaireVersionId
    : survey.interviewVersionId;
  const { transaction } = found.sampleUnit;
  return {
    caseId: found.id,
    code: verificationCode(found.verificationNumber),
    versionId,
    round,
    respondentName: found.person.name,
    tthcName: transaction.tthcName ?? '',
    agencyName: transaction.agencyName ?? '',
    context: { ...(await interviewContext(ctx, found.id, '')) },
  };
}
