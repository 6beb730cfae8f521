// A figure of the index by one or two domains: scores, errors, ranks and which differences are more than chance.
import type { BreakdownView } from '#contract/breakdown.ts';
import { problem } from '#contract/problems.ts';
import {
  adjusted,
  compare,
  compareWithWhole,
  type Comparison,
} from '#domain/results/estimation/comparison.ts';
import { type Estimated, estimateCode, ratedInterviews } from '#domain/results/estimation/estimate.ts';
import { type EstimationFrame, rowsByLabel } from '#domain/results/estimation/frame.ts';
import { nameInForm } from '#domain/results/form-structure.ts';
import { sharedRanks } from '#domain/results/shared-ranks.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { crossed, domainColumn, domainsOf } from './domains.ts';
import { rounded } from './scored.ts';
import { classesTold, errorOf } from './shown-figures.ts';
import type { SurveyResults } from './results-shape.ts';
import { surveyResults } from './survey-results.ts';

const significance = 0.05;

type Cell = BreakdownView['cells'][number];
type EstimatedRows = Estimated & { rows: ArrayLike<number> };

/** @throws 'not-found' for an unknown survey, domain or measure */
export async function surveyBreakdown(
  ctx: Context,
  surveyId: string,
  query: { by: string; and?: string | undefined; measure: string },
): Promise<BreakdownView> {
  const results = await surveyResults(ctx, surveyId);
  const { rule, structure } = results;
  const measures = measuresOf(results);
  if (!measures.some(({ code }) => code === query.measure)) throw problem('not-found', { what: 'measure' });
  const weights = results.weights(rule.weighting);
  const frame = results.frame(weights);
  const first = await domainColumn(ctx, surveyId, results, query.by);
  const both =
    query.and === undefined ? null : crossed(first, await domainColumn(ctx, surveyId, results, query.and));
  const domain = both ?? first;
  const estimate = (rows: ArrayLike<number>): EstimatedRows => ({
    rows,
    ...estimateCode(ratedInterviews(frame, rows, rule), structure, rule, query.measure),
  });
  const whole = estimate(results.rows());
  const parts = rowsByLabel(domain, results.rows()).flatMap((rows, at) =>
    rows.length === 0 ? [] : [{ labels: both?.pairs[at] ?? [domain.labels[at] ?? ''], ...estimate(rows) }],
  );
  return {
    survey: { id: surveyId, name: results.survey.name },
    takenAt: ctx.now().toISOString(),
    rule,
    onPaper: results.onPaper,
    classes: classesTold(weights, rule),
    groups: structure.groups.map(({ code }) => code),
    domains: domainsOf(results),
    measures,
    by: query.and === undefined ? [query.by] : [query.by, query.and],
    measure: query.measure,
    whole: { ...cellOf([], whole), rank: null, next: null, whole: null },
    cells: ranked(frame, parts, whole, rule),
    without: whole.rows.length - parts.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}

function measuresOf({ structure, definition, items }: SurveyResults): BreakdownView['measures'] {
  const named = (code: string) => ({ code, name: nameInForm(definition, code).vi });
  return [
    { code: 'overall', name: '' },
    ...structure.groups.map(({ code }) => named(code)),
    ...structure.groups.flatMap(({ factors }) => factors.map(({ code }) => named(code))),
    ...items.map(({ item, label }) => ({ code: item, name: label.vi })),
  ];
}

function cellOf(
  labels: string[],
  { estimate, rows }: EstimatedRows,
): Pick<Cell, 'labels' | 'interviews' | 'score' | 'shown' | 'error'> {
  return { labels, interviews: rows.length, ...rounded(estimate.score), error: errorOf(estimate) };
}

/** Best first, those with too few interviews after them in the order of their names. */
function ranked(
  frame: EstimationFrame,
  parts: readonly (EstimatedRows & { labels: string[] })[],
  whole: EstimatedRows,
  rule: BreakdownView['rule'],
): Cell[] {
  const cells = parts.map((part) => ({ part, cell: cellOf(part.labels, part) }));
  const isRanked = ({ cell }: (typeof cells)[number]): boolean =>
    cell.interviews >= rule.minimumInterviews && cell.shown !== null;
  const best = cells
    .filter(isRanked)
    .toSorted(
      (a, b) =>
        (b.cell.score ?? 0) - (a.cell.score ?? 0) ||
        compareVietnamese(a.cell.labels.join(' '), b.cell.labels.join(' ')),
    );
  const rest = cells
    .filter((one) => !isRanked(one))
    .toSorted((a, b) => compareVietnamese(a.cell.labels.join(' '), b.cell.labels.join(' ')));
  const ranks = sharedRanks(best.map(({ cell }) => cell.shown ?? 0));
  const next = judged(
    best.map(({ part }, at) => {
      const following = best[at + 1];
      return following ? compare(frame, part, following.part, rule.loneUnits) : null;
    }),
  );
  const against = judged(
    compareWithWhole(
      frame,
      best.map(({ part }) => part),
      whole,
      rule.loneUnits,
    ),
  );
  return [
    ...best.map(({ cell }, at) => ({
      ...cell,
      rank: ranks[at] ?? null,
      next: next[at] ?? null,
      whole: against[at] ?? null,
    })),
    ...rest.map(({ cell }) => ({ ...cell, rank: null, next: null, whole: null })),
  ];
}

function judged(comparisons: readonly (Comparison | null)[]): Cell['next'][] {
  const probabilities = adjusted(comparisons);
  return comparisons.map((comparison, at) => {
    const probability = probabilities[at] ?? null;
    // Without an error there is no test, and nothing to call the same.
    if (comparison === null || probability === null) return null;
    return {
      difference: comparison.difference,
      se: comparison.se,
      probability,
      significant: probability < significance,
    };
  });
}
