// A survey's rules of re-calling are set by Sở Nội vụ; each change is noted with what it was before.
import type { RecallRules } from '#domain/back-checks/recall-rules.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { hintBackChecks } from './hints.ts';
import { recallRulesOf } from './queries.ts';

/** Verdicts that stand keep what they brought: rules hold from now on. @throws 'not-found' */
export async function setRecallRules(ctx: Context, surveyId: string, rules: RecallRules): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = recallRulesOf(await surveyOf(tx, surveyId));
    await tx.db.survey.update({ where: { id: surveyId }, data: { recallRules: jsonOf(rules) } });
    await audit(tx, 'recall-rules-set', 'survey', surveyId, {
      before: JSON.stringify(before),
      after: JSON.stringify(rules),
    });
    hintBackChecks(tx, surveyId);
  });
}
