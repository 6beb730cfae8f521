// Keying paper forms: once, a share of them a second time by somebody else, and a third person where they differ.
import { problem } from '#contract/problems.ts';
import { dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { checkDraw, keyingDifferences, settledAnswers } from '#domain/paper/double-keying.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { Interview } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { endWithoutCall, lockCase, withdrawReplacement } from '#server/features/cases/commands.ts';
import { acceptedAnswer, settleInterview, startForm } from '#server/features/interviews/commands.ts';
import { evaluatedInterview } from '#server/features/interviews/queries.ts';
import { surveyVersions } from '#server/features/questionnaires/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { formOfCase, type KeyedForm } from './keyed-form.ts';
import { roundFor } from './paper-case.ts';
import { takeBack } from './take-back.ts';
import { keyedOf, openDifferences } from './queries.ts';

type Answers = readonly { questionName: string; value: AnswerValue }[];
type Status = 'complete' | 'partial' | 'ended';

interface Keying {
  readonly caseId: string;
  readonly round: 1 | 2;
  /** That the form was printed from. */
  readonly versionId: string;
  /** The interview of the form keyed before by a version that the paper doesn't have. */
  readonly takesBack?: string | undefined;
  readonly answers: Answers;
}

/**
 * Stores what the actor keyed. The first keying settles form and case at once; the second is only compared with it. One
 * that takes a form back is the first of another form.
 * @throws 'not-found', 'survey-not-active', 'paper-not-keyable', 'answer-not-accepted'
 */
export async function keyForm(
  ctx: Context,
  surveyId: string,
  { caseId, round, versionId, takesBack, answers }: Keying,
): Promise<{ status: Status; differences: number | null }> {
  return inTransaction(ctx, async (tx) => {
    const survey = await surveyOf(tx, surveyId);
    if (survey.status !== 'active' && survey.status !== 'paused') throw problem('survey-not-active');
    if ((await tx.db.case.count({ where: { id: caseId, surveyId } })) === 0)
      throw problem('not-found', { what: 'case' });
    const surveyCase = await lockCase(tx, caseId);
    const clerkId = actorOf(tx).id;
    const keyed = await formOfCase(tx, caseId);
    const former =
      takesBack === undefined
        ? null
        : await takeBack(tx, surveyId, keyed, { interviewId: takesBack, versionId });
    const form = former ? null : keyed;
    const due = former ? 1 : await roundFor(tx, surveyCase, form, clerkId);
    if (due !== round) throw problem('paper-not-keyable', { reason: 'keyed' });
    if (!(await mayBeKeyedBy(tx, surveyId, form, versionId)))
      throw problem('paper-not-keyable', { reason: 'version' });
    if (form) {
      const accepted = await acceptedAnswers(tx, form.interviewId, answers);
      await noteKeying(tx, form.interviewId, round, clerkId, accepted);
      const differences = (await openDifferences(tx, form.interviewId)).length;
      if (differences === 0) await markSettled(tx, form.interviewId);
      return { status: 'complete', differences };
    }
    const interview = await startForm(tx, {
      surveyId,
      versionId,
      caseId,
      mode: 'paper',
      keyedById: clerkId,
      ...(former && { formNumber: former.formNumber + 1 }),
    });
    const accepted = await acceptedAnswers(tx, interview.id, answers);
    await storeAnswers(tx, interview.id, 1, accepted);
    // Whoever keys anew draws no new lot: a form that is to be keyed twice stays so.
    const { probability, draw } = former ?? {
      probability: survey.paperCheckShare,
      draw: checkDraw(survey.backCheckSeed, interview.id),
    };
    const chosen = draw < probability;
    await tx.db.paperForm.create({
      data: {
        interviewId: interview.id,
        surveyId,
        probability,
        draw,
        chosen,
        settledAt: chosen ? null : tx.now(),
      },
    });
    await noteKeying(tx, interview.id, round, clerkId, accepted);
    const { status, disposition } = await settle(tx, interview);
    // Answered after all: the reserve that was let in for the case goes back where nobody has called it yet.
    if (surveyCase.status === 'final' && !dispositionOf(disposition).replaced)
      await withdrawReplacement(tx, caseId);
    await endWithoutCall(tx, caseId, disposition, {
      reason: 'answered-on-paper',
      replaced: dispositionOf(disposition).replaced,
    });
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return { status, differences: null };
  });
}

/**
 * The actor, who keyed neither, says what the paper has where the keyings differ; the form is counted anew.
 * @throws 'not-found' also when nothing is to be ruled on, 'paper-not-keyable' for whoever keyed it, 'answer-not-accepted',
 *   'input-invalid' when a difference is left out
 */
export async function settleForm(
  ctx: Context,
  surveyId: string,
  interviewId: string,
  answers: Answers,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.$queryRaw`select 1 from paper_forms where interview_id = ${interviewId}::uuid for update`;
    const form = await tx.db.paperForm.findFirst({
      where: { interviewId, surveyId, settledAt: null, takenBackAt: null },
      include: { interview: true, keyings: { orderBy: { round: 'asc' } } },
    });
    const [first, second] = form?.keyings ?? [];
    if (!form || !first || !second) throw problem('not-found', { what: 'paper-form' });
    const actorId = actorOf(tx).id;
    if (form.keyings.some(({ clerkId }) => clerkId === actorId))
      throw problem('paper-not-keyable', { reason: 'own' });
    const accepted = await acceptedAnswers(tx, interviewId, answers);
    const ruled = new Map(accepted.map(({ questionName, value }) => [questionName, value]));
    const keyed = [keyedOf(first.answers), keyedOf(second.answers)] as const;
    const differing = keyingDifferences(...keyed).map(({ question }) => question);
    const open = differing.filter((question) => !ruled.has(question));
    if (open.length > 0 || ruled.size !== differing.length)
      throw problem('input-invalid', { faults: [{ where: 'answers', message: open.join(' ') }] });
    await tx.db.paperRuling.createMany({
      data: accepted.map(({ questionName, value }) => ({
        interviewId,
        questionName,
        value: jsonOf(value),
        ruledById: actorId,
        ruledAt: tx.now(),
      })),
    });
    // What counts stands among the answers, too: a later epoch, given by whoever ruled.
    const final = settledAnswers(...keyed, ruled);
    const changed = [...final].filter(
      ([name, value]) => JSON.stringify(keyed[0].get(name)) !== JSON.stringify(value),
    );
    const { consoleEpoch: epoch } = await tx.db.interview.update({
      where: { id: interviewId },
      data: { consoleEpoch: { increment: 1 } },
    });
    await tx.db.interviewOpening.create({
      data: { interviewId, epoch, operatorId: actorId, openedAt: tx.now() },
    });
    await storeAnswers(
      tx,
      interviewId,
      epoch,
      changed.map(([questionName, value]) => ({ questionName, value })),
    );
    // How the form ended stays as the first keying had it; what it says is counted anew.
    const { status } = form.interview;
    if (status !== 'void')
      await settleInterview(tx, await evaluatedInterview(tx, form.interview, '', final), status);
    await markSettled(tx, interviewId);
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
  });
}

/** Of forms keyed from now on. @throws 'not-found' */
export async function setShare(ctx: Context, surveyId: string, share: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { paperCheckShare: former } = await surveyOf(tx, surveyId);
    await tx.db.survey.update({ where: { id: surveyId }, data: { paperCheckShare: share } });
    await audit(tx, 'paper-share-set', 'survey', surveyId, { former, share });
  });
}

/** The first keying says which version was printed, one that the survey has had; the second goes by the same. */
async function mayBeKeyedBy(
  ctx: Context,
  surveyId: string,
  form: KeyedForm | null,
  versionId: string,
): Promise<boolean> {
  if (form === null) return (await surveyVersions(ctx, surveyId)).all.includes(versionId);
  const { questionnaireVersionId } = await ctx.db.interview.findUniqueOrThrow({
    where: { id: form.interviewId },
  });
  return questionnaireVersionId === versionId;
}

/** Settles the form by its answers; what is blank at its end leaves it partial. */
async function settle(ctx: Context, interview: Interview) {
  const evaluated = await evaluatedInterview(ctx, interview, '');
  const { ended } = evaluated.path;
  if (ended?.kind === 'screened-out') {
    const disposition = dispositionOfOutcome(ended.outcome);
    await settleInterview(ctx, evaluated, disposition === 'refusal-soft' ? 'inProgress' : 'screenedOut');
    return { status: 'ended', disposition } as const;
  }
  // What contradicts stands on the paper so; nobody can be asked, and it is kept with the form.
  const status = ended ? 'complete' : 'partial';
  await settleInterview(ctx, evaluated, status);
  return { status, disposition: status } as const;
}

/** As they are to be stored. @throws 'answer-not-accepted' */
async function acceptedAnswers(ctx: Context, interviewId: string, answers: Answers): Promise<Answers> {
  const accepted: { questionName: string; value: AnswerValue }[] = [];
  for (const { questionName, value } of answers) {
    const { value: storable } = await acceptedAnswer(ctx, { interviewId, questionName, value }, 'paper');
    accepted.push({ questionName, value: storable });
  }
  return accepted;
}

async function storeAnswers(
  ctx: Context,
  interviewId: string,
  epoch: number,
  answers: Answers,
): Promise<void> {
  const [answeredAt, storedAt] = [ctx.now(), ctx.now()];
  await ctx.db.answer.createMany({
    data: answers.map(({ questionName, value }, at) => ({
      interviewId,
      epoch,
      sequence: at + 1,
      questionName,
      value: jsonOf(value),
      answeredAt,
      storedAt,
    })),
  });
}

async function noteKeying(
  ctx: Context,
  interviewId: string,
  round: 1 | 2,
  clerkId: string,
  answers: Answers,
) {
  await ctx.db.paperKeying.create({
    data: {
      interviewId,
      round,
      clerkId,
      answers: jsonOf(answers.map(({ questionName, value }) => [questionName, value])),
      keyedAt: ctx.now(),
    },
  });
}

async function markSettled(ctx: Context, interviewId: string): Promise<void> {
  await ctx.db.paperForm.update({ where: { interviewId }, data: { settledAt: ctx.now() } });
}
