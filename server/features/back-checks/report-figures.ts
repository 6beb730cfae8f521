// The figures of the report's section on phúc tra.
import type { EffectRow, ReliabilityRow } from '#contract/back-check-statistics.ts';
import type { RecallRules } from '#domain/back-checks/recall-rules.ts';
import type { ReportFigures } from '#domain/back-checks/report-section.ts';
import type { Verdict } from '#domain/back-checks/verdict.ts';
import type { Context } from '#server/context.ts';
import { coverageFor, shareOfBad } from './board.ts';
import type { ComparedOf } from './compared.ts';
import type { CompletedInterview } from './completed.ts';

interface Known {
  readonly interviews: readonly CompletedInterview[];
  readonly rules: RecallRules;
  readonly compared: readonly ComparedOf[];
  readonly reliability: readonly ReliabilityRow[];
  readonly effects: readonly EffectRow[];
}

export async function reportFigures(
  ctx: Context,
  surveyId: string,
  { interviews, rules, compared, reliability, effects }: Known,
): Promise<ReportFigures> {
  const [made, granted] = await Promise.all([
    ctx.db.backCheckAppeal.count({ where: { backCheck: { surveyId } } }),
    ctx.db.backCheckAppeal.count({
      where: { backCheck: { surveyId, decision: { finding: 'overturned' } } },
    }),
  ]);
  const { all, agencies } = coverageFor(interviews, rules);
  const of = (verdict: Verdict) => interviews.filter((one) => one.verdict === verdict).length;
  const valid = compared.filter(({ notCompared }) => notCompared === null);
  return {
    completes: interviews.length,
    coverage: { ...all, agencies },
    notReached: of('not-reached'),
    waiting: interviews.filter(({ chosen, verdict }) => chosen && verdict === null).length,
    verdicts: { confirmed: of('confirmed'), differs: of('differs'), denied: of('denied') },
    voided: interviews.filter(({ status }) => status === 'void').length,
    replaced: interviews.filter(({ replaced }) => replaced).length,
    retrained: interviews.filter(({ consequences }) => consequences?.includes('retrain')).length,
    appeals: { made, granted },
    badShare: shareOfBad(interviews),
    answers:
      valid.length === 0
        ? null
        : {
            compared: valid.length,
            beyondTolerance: valid.filter(({ withinTolerance }) => !withinTolerance).length,
          },
    weakestItem: weakest(reliability),
    interviewerEffect: strongest(effects),
  };
}

/** Weighted kappa for scales. Below 20 pairs it says nothing yet. */
function weakest(reliability: readonly ReliabilityRow[]): ReportFigures['weakestItem'] {
  const rated = reliability.flatMap(({ label, pairs, kappa, weightedKappa }) => {
    const agreement = weightedKappa ?? kappa;
    return agreement === null || pairs < 20 ? [] : [{ label, kappa: agreement.value }];
  });
  return rated.toSorted((left, right) => left.kappa - right.kappa)[0] ?? null;
}

function strongest(effects: readonly EffectRow[]): ReportFigures['interviewerEffect'] {
  const known = effects.flatMap(({ label, rho, designEffect, warnings }) =>
    rho === null || designEffect === null
      ? []
      : [{ label, rho, designEffect, trusted: warnings.length === 0 }],
  );
  return known.toSorted((left, right) => right.designEffect - left.designEffect)[0] ?? null;
}
