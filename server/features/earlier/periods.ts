// The figures of an earlier period, from a table or from the survey that it names, under the agencies of now.
import { foldText } from '#domain/lists/names.ts';
import type { PeriodFigure } from '#domain/results/earlier/compare-periods.ts';
import type { EarlierFigure, EarlierPeriod } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { surveyFigures } from './agency-figures.ts';

export interface ThenFigure extends PeriodFigure {
  /** As it was called then; empty for the whole. */
  readonly agency: string;
  readonly code: string;
  readonly interviews: number | null;
}

export interface Then {
  readonly figures: readonly ThenFigure[];
  /** How the earlier survey's index is computed; null for a table. */
  readonly rule: string | null;
}

export async function figuresOfThen(ctx: Context, period: EarlierPeriod): Promise<Then> {
  if (period.earlierSurveyId === null) {
    const figures = await ctx.db.earlierFigure.findMany({ where: { periodId: period.id } });
    return { figures: figures.map(ofTable), rule: null };
  }
  const { whole, agencies, results } = await surveyFigures(ctx, period.earlierSurveyId);
  return {
    figures: [whole, ...agencies].flatMap(({ agency, estimates }) =>
      [...estimates].flatMap(([code, { score, se, degreesOfFreedom, interviews }]) =>
        score === null ? [] : [{ agency, code, score, se, degreesOfFreedom, interviews }],
      ),
    ),
    rule: ruleKey(results.rule),
  };
}

function ofTable({ agency, code, score, se, interviews }: EarlierFigure): ThenFigure {
  return { agency, code, score, se, interviews, degreesOfFreedom: Infinity };
}

/** What must be equal for two indices to be of one kind. */
export function ruleKey({
  item,
  rollup,
  weights,
}: {
  item: string;
  rollup: string;
  weights?: object;
}): string {
  return JSON.stringify([item, rollup, weights ?? {}]);
}

/** Which agency of now each name of then means: as somebody said, else the one of the same name. */
export async function namesOfThen(
  ctx: Context,
  periodId: string,
  names: readonly string[],
  agencies: readonly string[],
): Promise<{ name: string; agency: string | null; isStated: boolean }[]> {
  const stated = await ctx.db.earlierName.findMany({ where: { periodId } });
  const said = new Map(stated.map(({ name, agency }) => [name, agency]));
  const bySpelling = new Map(agencies.map((agency) => [foldText(agency), agency]));
  return names.map((name) => {
    const own = said.get(name);
    return own === undefined
      ? { name, agency: bySpelling.get(foldText(name)) ?? null, isStated: false }
      : { name, agency: own, isStated: true };
  });
}
