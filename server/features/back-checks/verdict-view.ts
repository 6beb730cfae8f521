// A stored verdict with its comparison, as the contract has them. For submitted phúc tra only: others have none.
import { z } from 'zod';

import { answerValue } from '#contract/common.ts';
import { comparedAnswer, verdict as verdictSchema, type BackCheckResult } from '#contract/back-checks.ts';
import { verdictReasons } from '#domain/back-checks/verdict.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { comparedNames, type ComparedForm } from './compared-names.ts';

export const storedComparison = z.object({
  reasons: z.array(z.enum(verdictReasons)),
  questions: z.array(
    z.object({
      name: z.string(),
      type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      original: answerValue.nullable(),
      recheck: answerValue.nullable(),
      equal: z.boolean().default(false),
      withinTolerance: z.boolean(),
      notCompared: comparedAnswer.shape.notCompared,
      difference: z.number().nullable(),
    }),
  ),
});

/**
 * Verdict, reasons and compared answers as the contract has them; questions by name and words of the interview's own
 * version, which is what the operator had before them.
 */
export async function verdictView(
  ctx: Context,
  { verdict, comparison, ...form }: ComparedForm & { verdict: string | null; comparison: unknown },
): Promise<Pick<BackCheckResult, 'verdict' | 'reasons' | 'versionId' | 'questions'>> {
  const { reasons, questions } = storedComparison.parse(comparison);
  const { versionId } = form;
  const definition = await definitionOf(ctx, versionId);
  const names = await comparedNames(ctx, form);
  return {
    verdict: verdictSchema.nullable().parse(verdict),
    reasons,
    versionId,
    questions: questions.map(
      ({ withinTolerance, name, type, original, recheck, notCompared, difference }) => {
        const own = names.own(name) ?? name;
        return {
          name: own,
          type,
          original,
          recheck,
          notCompared,
          difference,
          label: questionByName(definition, own)?.label.vi ?? own,
          agrees: withinTolerance,
        };
      },
    ),
  };
}
