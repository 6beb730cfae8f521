// A stored verdict with its comparison, as the contract has them. For submitted phúc tra only: others have none.
import { z } from 'zod';

import { answerValue } from '#contract/common.ts';
import { comparedAnswer, verdict as verdictSchema, type BackCheckResult } from '#contract/back-checks.ts';
import { verdictReasons } from '#domain/back-checks/verdict.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';

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

/** Verdict, reasons and compared answers as the contract has them. */
export async function verdictView(
  ctx: Context,
  { verdict, comparison, versionId }: { verdict: string | null; comparison: unknown; versionId: string },
): Promise<Pick<BackCheckResult, 'verdict' | 'reasons' | 'questions'>> {
  const { reasons, questions } = storedComparison.parse(comparison);
  const definition = await definitionOf(ctx, versionId);
  return {
    verdict: verdictSchema.nullable().parse(verdict),
    reasons,
    questions: questions.map(
      ({ withinTolerance, name, type, original, recheck, notCompared, difference }) => ({
        name,
        type,
        original,
        recheck,
        notCompared,
        difference,
        label: questionByName(definition, name)?.label.vi ?? name,
        agrees: withinTolerance,
      }),
    ),
  };
}
