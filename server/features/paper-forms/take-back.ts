// A paper form that was keyed by another version than the paper has: it is taken back, and keyed anew by the right one.
// What was keyed stays as it was and counts nowhere, since answers keyed beside the wrong questions are nobody's.
import { isAllowed } from '#contract/access.ts';
import { type PaperCase, type PaperVersion, settlePaperForm } from '#contract/paper-forms.ts';
import { problem } from '#contract/problems.ts';
import type { Role } from '#domain/staff/roles.ts';
import { actorOf, type Context } from '#server/context.ts';
import { surveyVersions } from '#server/features/questionnaires/queries.ts';
import { audit } from '#server/platform/audit.ts';
import type { KeyedForm } from './keyed-form.ts';

/**
 * Until a form is settled by two people whoever keys forms may take it back. One that is keyed once and for all is settled
 * with that; those who rule on forms take it back, lest whoever keyed it looks for answers they like better.
 */
function mayTakeBack(form: KeyedForm, role: Role): boolean {
  return form.settledAt === null || (!form.chosen && isAllowed(settlePaperForm.access, role));
}

/** What the paper may say instead, if this person may take the form back for it. */
export function takeBackOf(
  form: KeyedForm | null,
  formerId: string | undefined,
  versions: readonly PaperVersion[],
  role: Role,
): Omit<NonNullable<PaperCase['takeBack']>, 'only'> | null {
  const former = versions.find(({ id }) => id === formerId);
  const others = versions.filter(({ id }) => id !== formerId);
  if (!form || !former || others.length === 0 || !mayTakeBack(form, role)) return null;
  return {
    interviewId: form.interviewId,
    former,
    versions: others,
    keyedAt: form.keyings.map(({ keyedAt }) => keyedAt.toISOString()),
  };
}

/**
 * Takes the form back, in the transaction that stores the one in its place, under the lock of their case.
 * @param wanted the form that the actor saw, and the version that the paper has
 * @throws 'paper-not-keyable' when another form stands there by now, it is settled, or the version is no other that the
 *   survey has had
 */
export async function takeBack(
  ctx: Context,
  surveyId: string,
  form: KeyedForm | null,
  wanted: { interviewId: string; versionId: string },
): Promise<{ formNumber: number; probability: number; draw: number }> {
  if (form?.interviewId !== wanted.interviewId || !mayTakeBack(form, actorOf(ctx).role))
    throw problem('paper-not-keyable', { reason: 'settled' });
  const { questionnaireVersionId, formNumber } = await ctx.db.interview.findUniqueOrThrow({
    where: { id: form.interviewId },
  });
  const { all } = await surveyVersions(ctx, surveyId);
  if (questionnaireVersionId === wanted.versionId || !all.includes(wanted.versionId))
    throw problem('paper-not-keyable', { reason: 'version' });
  await ctx.db.interview.update({
    where: { id: form.interviewId },
    data: { status: 'inProgress', outcome: null, endedAt: null },
  });
  await ctx.db.paperForm.update({
    where: { interviewId: form.interviewId },
    data: { takenBackAt: ctx.now() },
  });
  await audit(ctx, 'paper-form-taken-back', 'interview', form.interviewId, {
    former: questionnaireVersionId,
    version: wanted.versionId,
    keyings: form.keyings.length,
  });
  return { formNumber, probability: form.probability, draw: form.draw };
}
