// After the verdict: what the verifier adds, what the operator answers, what an official decides. Each once, none changed.
import { problem } from '#contract/problems.ts';
import { sensible, type Consequence } from '#domain/back-checks/consequences.ts';
import { appealEnd } from '#domain/back-checks/recall-calls.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { callRulesOf } from '#server/features/surveys/queries.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { room } from '#server/platform/rooms.ts';
import { recallRulesOf } from './queries.ts';
import { settleConsequences } from './consequences.ts';
import { hintBackChecks } from './hints.ts';
import { reviewOperator } from './operator-test.ts';
import { noteStep } from './steps.ts';
import { interviewerOf } from './interviewer.ts';

/** Adds to a submitted phúc tra of the actor's; the answers and the verdict stand. @throws 'not-found' */
export async function addRemark(ctx: Context, backCheckId: string, text: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = await tx.db.backCheck.count({
      where: { id: backCheckId, verifierId: actorOf(tx).id, submittedAt: { not: null } },
    });
    if (own === 0) throw problem('not-found', { what: 'back-check' });
    await noteStep(tx, backCheckId, 'remarked', { text });
    await tellPeople(tx, backCheckId);
  });
}

/**
 * The operator's answer to a verdict on an interview of theirs.
 * @throws 'not-found' before a verdict or for another's interview, 'appeal-closed' when the time is over, it was
 *   answered or decided already, or there is nothing to answer
 */
export async function appeal(ctx: Context, backCheckId: string, statement: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id: operatorId } = actorOf(tx);
    await tx.db.$queryRaw`select 1 from back_checks where id = ${backCheckId}::uuid for update`;
    const backCheck = await tx.db.backCheck.findFirst({
      where: { id: backCheckId, submittedAt: { not: null }, interview: { operatorId } },
      include: { survey: true, appeal: true, decision: true, interview: true },
    });
    if (!backCheck) throw problem('not-found', { what: 'back-check' });
    const reason = appealBlock(backCheck, tx.now());
    if (reason) throw problem('appeal-closed', { reason });
    try {
      await tx.db.backCheckAppeal.create({
        data: { backCheckId, operatorId, statement, appealedAt: tx.now() },
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw problem('appeal-closed', { reason: 'answered' });
      throw error;
    }
    await noteStep(tx, backCheckId, 'appealed');
    await tellPeople(tx, backCheckId);
  });
}

/** Why a verdict can not be answered (any more); null when it can. */
export function appealBlock(
  backCheck: {
    verdict: string | null;
    submittedAt: Date | null;
    appeal: object | null;
    decision: object | null;
    survey: { callRules: unknown; recallRules: unknown };
  },
  now: Date,
): 'nothing-to-answer' | 'answered' | 'decided' | 'too-late' | null {
  const { verdict, submittedAt, survey } = backCheck;
  if (submittedAt === null || (verdict !== 'differs' && verdict !== 'denied')) return 'nothing-to-answer';
  if (backCheck.appeal) return 'answered';
  if (backCheck.decision) return 'decided';
  return now >= appealEndOf(survey, submittedAt) ? 'too-late' : null;
}

/** Until when the operator may answer. */
export function appealEndOf(survey: { callRules: unknown; recallRules: unknown }, submittedAt: Date): Date {
  const { timeZone } = callRulesOf(survey as Parameters<typeof callRulesOf>[0]);
  return appealEnd(submittedAt, recallRulesOf(survey as Parameters<typeof recallRulesOf>[0]), timeZone);
}

export interface Decision {
  readonly finding: 'upheld' | 'overturned';
  /** What holds from now on; nothing when the verdict is overturned. */
  readonly consequences: readonly Consequence[];
  readonly reason: string;
}

/**
 * An official's decision on a verdict, once the operator has answered or may not any more. What it brings holds at
 * once; what no longer stands is undone.
 * @throws 'not-found', 'decision-not-open' with the reason, 'back-check-not-separate' for a party of the case
 */
export async function decide(ctx: Context, backCheckId: string, decision: Decision): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { id: decidedById } = actorOf(tx);
    await tx.db.$queryRaw`select 1 from back_checks where id = ${backCheckId}::uuid for update`;
    const backCheck = await tx.db.backCheck.findFirst({
      where: { id: backCheckId, submittedAt: { not: null } },
      include: { survey: true, appeal: true, decision: true, interview: true },
    });
    if (!backCheck) throw problem('not-found', { what: 'back-check' });
    const reason = decisionBlock(backCheck, tx.now());
    if (reason) throw problem('decision-not-open', { reason });
    const { finding } = decision;
    const wanted = finding === 'overturned' ? [] : sensible(decision.consequences);
    await tx.db.backCheckDecision.create({
      data: {
        backCheckId,
        finding,
        consequences: wanted,
        reason: decision.reason,
        decidedById,
        decidedAt: tx.now(),
      },
    });
    await noteStep(tx, backCheckId, 'decided', { finding, consequences: wanted });
    await settleConsequences(tx, backCheckId, wanted);
    await reviewOperator(tx, backCheck.surveyId, interviewerOf(backCheck.interview.operatorId));
    await tellPeople(tx, backCheckId);
  });
}

/** Why nothing can be decided (any more, or yet); null when it can. */
export function decisionBlock(
  backCheck: Parameters<typeof appealBlock>[0],
  now: Date,
): 'nothing-to-decide' | 'decided' | 'operator-may-answer' | null {
  if (backCheck.decision) return 'decided';
  const open = appealBlock(backCheck, now);
  if (open === 'nothing-to-answer') return 'nothing-to-decide';
  return open === null ? 'operator-may-answer' : null;
}

/** The operator's page, the verifier's and the board read again. Ids only: an event never carries what it is about. */
async function tellPeople(ctx: Context, backCheckId: string): Promise<void> {
  const { surveyId, interview } = await ctx.db.backCheck.findUniqueOrThrow({
    where: { id: backCheckId },
    include: { interview: true },
  });
  hintBackChecks(ctx, surveyId);
  ctx.live.publish(room.person(interviewerOf(interview.operatorId)), 'verdicts:changed', { surveyId });
}
