// What each agency has to improve: its lowest items, what fell most since an earlier period, citizens' words beside.
import type { ImprovementView } from '#contract/improvement.ts';
import { adjusted, compareWithWhole } from '#domain/results/estimation/comparison.ts';
import { type Estimated, estimateCode, ratedInterviews } from '#domain/results/estimation/estimate.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';
import { lowestItems } from '#domain/results/lowest-items.ts';
import { quotedOnce } from '#domain/results/open-answers/quoted-once.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import {
  type AgencyFigures,
  earlierOf,
  surveyFigures,
  type SurveyFigures,
} from '#server/features/earlier/queries.ts';
import { errorOf } from '#server/features/results/queries.ts';
import { wordsOfDissatisfied, type WordsOfItem } from '#server/features/open-answers/queries.ts';

const named = 3;
const wordsShown = 3;
const significance = 0.05;

type AgencyList = ImprovementView['whole'];
type LowItem = AgencyList['lowest'][number];
type Verdict = NonNullable<LowItem['whole']>;

/** @throws 'not-found' */
export async function surveyImprovement(
  ctx: Context,
  surveyId: string,
  periodId?: string,
): Promise<ImprovementView> {
  const figures = await surveyFigures(ctx, surveyId);
  const { results, whole } = figures;
  const { rule } = results;
  const earlier = await earlierOf(ctx, surveyId, figures, periodId);
  const words = await wordsOfDissatisfied(ctx, surveyId);
  const [many, few] = [
    figures.agencies.filter(({ rows }) => rows.length >= rule.minimumInterviews),
    figures.agencies.filter(({ rows }) => rows.length < rule.minimumInterviews),
  ];
  const verdicts = againstWhole(figures, many);
  const texts = new Map(earlier.measures.map(({ code, name }) => [code, name]));
  const listOf = (one: AgencyFigures): AgencyList => ({
    agency: one.agency === '' ? null : one.agency,
    interviews: one.rows.length,
    lowest: lowestOf(figures, one, texts, verdicts.get(one.agency), words),
    falls: fallsOf(
      earlier.differences.filter(({ agency }) => agency === one.agency),
      texts,
    ),
  });
  const period = earlier.periods.find(({ id }) => id === earlier.period);
  return {
    survey: earlier.survey,
    takenAt: earlier.takenAt,
    rule,
    period: period ?? null,
    periods: earlier.periods,
    whole: listOf(whole),
    agencies: many.toSorted((a, b) => compareVietnamese(a.agency, b.agency)).map(listOf),
    tooFew: few
      .map(({ agency, rows }) => ({ agency, interviews: rows.length }))
      .toSorted((a, b) => compareVietnamese(a.agency, b.agency)),
  };
}

/** Of each agency and item, the difference from the item of the whole survey, adjusted over the agencies. */
function againstWhole(
  { results, frame }: SurveyFigures,
  agencies: readonly AgencyFigures[],
): ReadonlyMap<string, ReadonlyMap<string, Verdict>> {
  const { structure, rule, items } = results;
  const verdicts = new Map(agencies.map(({ agency }) => [agency, new Map<string, Verdict>()]));
  for (const { item } of items) {
    const of = (rows: ArrayLike<number>): Estimated =>
      estimateCode(ratedInterviews(frame, rows, rule), structure, rule, item);
    const comparisons = compareWithWhole(
      frame,
      agencies.map(({ rows }) => of(rows)),
      of(results.rows()),
      rule.loneUnits,
    );
    const probabilities = adjusted(comparisons);
    agencies.forEach(({ agency }, at) => {
      const comparison = comparisons[at];
      const probability = probabilities[at] ?? null;
      if (comparison)
        verdicts.get(agency)?.set(item, {
          difference: comparison.difference,
          probability,
          significant: probability === null ? null : probability < significance,
        });
    });
  }
  return verdicts;
}

/** The lowest items, those that share the last published score with them included. */
function lowestOf(
  { results }: SurveyFigures,
  { agency, estimates, rows }: AgencyFigures,
  names: ReadonlyMap<string, string>,
  verdicts: ReadonlyMap<string, Verdict> | undefined,
  words: readonly WordsOfItem[],
): LowItem[] {
  const scored = results.items.flatMap(({ item, factor }) => {
    const estimate = estimates.get(item);
    if (estimate?.score == null) return [];
    const { score, interviews } = estimate;
    return [
      {
        code: item,
        text: names.get(item) ?? item,
        factor,
        score,
        shown: roundHalfUp(score, 2),
        valid: interviews,
        error: errorOf(estimate),
      },
    ];
  });
  const lowest = lowestItems(scored, rows.length, named);
  const own = agency === '' ? words : words.filter((one) => one.agency === agency);
  const quotes = quotesOf(
    lowest.map(({ code }) => code),
    own,
  );
  return lowest.map(({ valid: _, ...item }, at) => ({
    ...item,
    whole: verdicts?.get(item.code) ?? null,
    words: quotes[at] ?? [],
  }));
}

/** Words beside items, each once: every item has first what was said of it, then what its dissatisfied said of all. */
function quotesOf(items: readonly string[], words: readonly WordsOfItem[]): string[][] {
  const said = new Set<string>();
  const of = (item: string, isNear: boolean): string[] =>
    words.filter((one) => one.item === item && one.isNear === isNear).map((one) => one.words);
  const near = items.map((item) => quotedOnce(of(item, true), said, wordsShown));
  return items.map((item, at) => {
    const own = near[at] ?? [];
    return [...own, ...quotedOnce(of(item, false), said, wordsShown - own.length)];
  });
}

/** The largest falls first; what the form does not ask any more has none. */
function fallsOf(
  differences: readonly {
    code: string;
    now: number;
    then: number;
    difference: number;
    significant: boolean | null;
  }[],
  texts: ReadonlyMap<string, string>,
): AgencyList['falls'] {
  return differences
    .filter(({ difference, code }) => difference < 0 && code !== 'overall')
    .toSorted((a, b) => a.difference - b.difference)
    .slice(0, named)
    .map(({ code, now, then, difference, significant }) => ({
      code,
      text: texts.get(code) ?? code,
      now,
      then,
      difference,
      significant,
    }));
}
