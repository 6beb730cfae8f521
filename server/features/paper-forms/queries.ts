import { z } from 'zod';

import { isAllowed } from '#contract/access.ts';
import { answerValue } from '#contract/common.ts';
import {
  findPaperCase,
  type PaperDifferences,
  type PaperFormsView,
  settlePaperForm,
} from '#contract/paper-forms.ts';
import { problem } from '#contract/problems.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { type Difference, type Keyed, keyingDifferences, keyingErrors } from '#domain/paper/double-keying.ts';
import { actorOf, type Context } from '#server/context.ts';
import { interviewContext } from '#server/features/interviews/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

const stored = z.array(z.tuple([z.string(), answerValue]));

/** Answers as a keying has them stored. */
export function keyedOf(answers: unknown): Keyed {
  return new Map(stored.parse(answers));
}

/** What is still to be ruled on of a form keyed twice; nothing before. */
export async function openDifferences(ctx: Context, interviewId: string): Promise<Difference[]> {
  const [first, second] = await ctx.db.paperKeying.findMany({
    where: { interviewId },
    orderBy: { round: 'asc' },
  });
  return first && second ? keyingDifferences(keyedOf(first.answers), keyedOf(second.answers)) : [];
}

/** What the actor can do with paper forms, and how well keying goes. @throws 'not-found' */
export async function paperForms(ctx: Context, surveyId: string): Promise<PaperFormsView> {
  const survey = await surveyOf(ctx, surveyId);
  const actor = actorOf(ctx);
  const [keyed, takenBack, chosen] = await Promise.all([
    ctx.db.paperForm.count({ where: { surveyId, takenBackAt: null } }),
    ctx.db.paperForm.count({ where: { surveyId, takenBackAt: { not: null } } }),
    ctx.db.paperForm.findMany({
      where: { surveyId, chosen: true, takenBackAt: null },
      orderBy: { interviewId: 'asc' },
      include: {
        keyings: { orderBy: { round: 'asc' }, include: { clerk: { select: { name: true } } } },
        rulings: true,
        interview: { select: { surveyCase: { select: { verificationNumber: true } } } },
      },
    }),
  ]);
  const keys = isAllowed(findPaperCase.access, actor.role);
  const settles = isAllowed(settlePaperForm.access, actor.role);
  const open = chosen.filter(({ settledAt }) => settledAt === null);
  const free = open.filter(({ keyings }) => !keyings.some(({ clerkId }) => clerkId === actor.id));
  const item = ({ interviewId, keyings, interview }: (typeof chosen)[number]) => ({
    interviewId,
    code: verificationCode(interview.surveyCase.verificationNumber),
    keyedAt: (keyings[0]?.keyedAt ?? ctx.now()).toISOString(),
  });
  const toKeyAgain = !keys ? [] : free.filter(({ keyings }) => keyings.length === 1);
  const toSettle = settles ? free.filter(({ keyings }) => keyings.length === 2) : [];
  const both = chosen.flatMap(({ keyings: [first, second], rulings, settledAt }) =>
    first && second
      ? {
          settled: settledAt !== null,
          firstBy: first.clerk.name,
          secondBy: second.clerk.name,
          first: keyedOf(first.answers),
          second: keyedOf(second.answers),
          ruled: new Map(rulings.map(({ questionName, value }) => [questionName, answerValue.parse(value)])),
        }
      : [],
  );
  return {
    survey: {
      id: surveyId,
      name: survey.name,
      active: survey.status === 'active' || survey.status === 'paused',
    },
    share: survey.paperCheckShare,
    keyed,
    takenBack,
    checked: chosen.length - open.length,
    toKeyAgain: toKeyAgain.map(item),
    toSettle: toSettle.map((form) => ({
      ...item(form),
      differences: keyingDifferences(
        keyedOf(form.keyings[0]?.answers ?? []),
        keyedOf(form.keyings[1]?.answers ?? []),
      ).length,
    })),
    waiting: open.length - toKeyAgain.length - toSettle.length,
    errors: settles ? keyingErrors(both.filter(({ settled }) => settled)) : null,
  };
}

/** For whoever keyed neither. @throws 'not-found', 'paper-not-keyable' */
export async function paperDifferences(
  ctx: Context,
  surveyId: string,
  interviewId: string,
): Promise<PaperDifferences> {
  const form = await ctx.db.paperForm.findFirst({
    where: { interviewId, surveyId, settledAt: null, takenBackAt: null },
    include: { keyings: { orderBy: { round: 'asc' } }, interview: { include: { surveyCase: true } } },
  });
  const [first, second] = form?.keyings ?? [];
  if (!form || !first || !second) throw problem('not-found', { what: 'paper-form' });
  if (form.keyings.some(({ clerkId }) => clerkId === actorOf(ctx).id))
    throw problem('paper-not-keyable', { reason: 'own' });
  const [one, other] = [keyedOf(first.answers), keyedOf(second.answers)];
  const differences = keyingDifferences(one, other);
  const differing = new Set(differences.map(({ question }) => question));
  return {
    interviewId,
    code: verificationCode(form.interview.surveyCase.verificationNumber),
    versionId: form.interview.questionnaireVersionId,
    context: { ...(await interviewContext(ctx, form.interview.caseId, '')) },
    agreed: [...one]
      .filter(([name]) => other.has(name) && !differing.has(name))
      .map(([questionName, value]) => ({ questionName, value })),
    differences: differences.map(({ question, ...values }) => ({ questionName: question, ...values })),
  };
}
