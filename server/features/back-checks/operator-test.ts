// The sequential test of an operator, computed each time from all verdicts as they stand now: a verdict that an appeal
// has turned back turns its step back with it. What is stored is only what was announced and what officials said.
import { isBad, verdicts } from '#domain/back-checks/verdict.ts';
import {
  sequentialPath,
  sequentialTest,
  type OperatorState,
  type SequentialStep,
  type SequentialTestSettings,
} from '#domain/back-checks/statistics/sequential-test.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { room } from '#server/platform/rooms.ts';
import { checkAllOf } from './check-all.ts';
import { hintBackChecks } from './hints.ts';
import { settingsInForce } from './selection-settings.ts';

export interface CheckResult {
  readonly interviewId: string;
  readonly at: Date;
  readonly failed: boolean;
}

export interface OperatorTest {
  /** All results in the order in which they came, with those before an official began the test anew. */
  readonly results: readonly CheckResult[];
  /** One step for each result since then. */
  readonly path: readonly SequentialStep[];
  readonly state: OperatorState;
}

export async function operatorTest(
  ctx: Context,
  surveyId: string,
  operatorId: string,
  settings: SequentialTestSettings,
): Promise<OperatorTest> {
  const rows = await ctx.db.backCheck.findMany({
    where: { surveyId, submittedAt: { not: null }, interview: { operatorId } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    select: { interviewId: true, submittedAt: true, verdict: true, decision: { select: { finding: true } } },
  });
  const results = rows.flatMap(({ interviewId, submittedAt: at, verdict, decision }): CheckResult[] => {
    const known = verdicts.find((one) => one === verdict);
    const failed = known === undefined ? null : isBad(known, decision?.finding === 'overturned');
    return failed === null || at === null ? [] : [{ interviewId, at, failed }];
  });
  const lifted = await ctx.db.operatorTestEntry.findFirst({
    where: { surveyId, operatorId, state: 'lifted' },
    orderBy: { id: 'desc' },
  });
  const counted = results.filter(({ at }) => lifted === null || at > lifted.at);
  const path = sequentialPath(
    sequentialTest(settings),
    counted.map(({ failed }) => failed),
  );
  return { results, path, state: path.at(-1)?.state ?? 'continue' };
}

/**
 * To be called whenever a result of the operator came or was turned back. A flag puts all their interviews that nobody
 * has chosen yet to phúc tra and is told to supervisors and officials; every change is written down.
 * Runs in the caller's transaction.
 */
export async function reviewOperator(ctx: Context, surveyId: string, operatorId: string): Promise<void> {
  await ctx.db
    .$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`${surveyId} ${operatorId}`}, 0))::text`;
  const { settings } = await settingsInForce(ctx, await surveyOf(ctx, surveyId));
  const { results, state } = await operatorTest(ctx, surveyId, operatorId, settings.test);
  const last = await ctx.db.operatorTestEntry.findFirst({
    where: { surveyId, operatorId },
    orderBy: { id: 'desc' },
  });
  const known = last === null || last.state === 'lifted' ? 'continue' : last.state;
  if (state === 'flag') await checkAllOf(ctx, surveyId, operatorId, null);
  if (state === known) return;
  await ctx.db.operatorTestEntry.create({
    data: {
      surveyId,
      operatorId,
      state,
      checked: results.length,
      failed: results.filter(({ failed }) => failed).length,
      at: ctx.now(),
    },
  });
  hintBackChecks(ctx, surveyId);
  if (state === 'flag' || known === 'flag')
    ctx.live.publish(room.role('supervisor'), 'quality:changed', { surveyId });
}

/**
 * An official has spoken with a flagged operator and begins the test anew; what was put to phúc tra stays so.
 * @throws 'not-found' when the operator is not flagged
 */
export async function liftFlag(
  ctx: Context,
  surveyId: string,
  operatorId: string,
  reason: string,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { settings } = await settingsInForce(tx, await surveyOf(tx, surveyId));
    const { results, state } = await operatorTest(tx, surveyId, operatorId, settings.test);
    if (state !== 'flag') throw problem('not-found', { what: 'flag' });
    await tx.db.operatorTestEntry.create({
      data: {
        surveyId,
        operatorId,
        state: 'lifted',
        checked: results.length,
        failed: results.filter(({ failed }) => failed).length,
        actorId: actorOf(tx).id,
        reason,
        at: tx.now(),
      },
    });
    hintBackChecks(tx, surveyId);
    tx.live.publish(room.role('supervisor'), 'quality:changed', { surveyId });
  });
}
