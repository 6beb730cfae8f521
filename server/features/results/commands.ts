// Changes of how a survey's results are computed.
import type { IndexRule } from '#contract/index-rule.ts';
import { problem } from '#contract/problems.ts';
import { structureOfForm } from '#domain/results/form-structure.ts';
import { weightFaults } from '#domain/results/roll-up.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';

/**
 * Another rule for the index; the former one stays in the audit log with the reason.
 * @throws 'not-found', 'index-weights-faulty'
 */
export async function changeIndexRule(
  ctx: Context,
  surveyId: string,
  { rule, reason }: { rule: IndexRule; reason: string },
): Promise<IndexRule> {
  return inTransaction(ctx, async (tx) => {
    const survey = await surveyOf(tx, surveyId);
    const structure = structureOfForm(await definitionOf(tx, survey.interviewVersionId));
    const { weights, ...unweighted } = rule;
    const kept: IndexRule = rule.rollup === 'custom' ? { ...unweighted, weights: weights ?? {} } : unweighted;
    const [fault] = weightFaults(kept.weights ?? {}, structure);
    if (fault) throw problem('index-weights-faulty', fault);
    await tx.db.survey.update({ where: { id: surveyId }, data: { indexRule: jsonOf(kept) } });
    await audit(tx, 'index-rule-changed', 'survey', surveyId, {
      from: JSON.stringify(indexRuleOf(survey)),
      to: JSON.stringify(kept),
      reason,
    });
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return kept;
  });
}
