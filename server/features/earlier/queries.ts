// Results against an earlier period.
import type { EarlierDifference, EarlierView } from '#contract/earlier.ts';
import { problem } from '#contract/problems.ts';
import { comparePeriods, judgedDifferences } from '#domain/results/earlier/compare-periods.ts';
import { nameInForm } from '#domain/results/form-structure.ts';
import { namesAlone } from '#domain/results/item-names.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { EarlierPeriod } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import type { SurveyResults } from '#server/features/results/queries.ts';
import { surveyFigures, type SurveyFigures } from './agency-figures.ts';
import { figuresOfThen, namesOfThen, ruleKey, type Then } from './periods.ts';

export { surveyFigures, type AgencyFigures, type SurveyFigures } from './agency-figures.ts';

/**
 * @param periodId the period to be shown; the one added last otherwise
 * @throws 'not-found'
 */
export async function surveyEarlier(ctx: Context, surveyId: string, periodId?: string): Promise<EarlierView> {
  const figures = await surveyFigures(ctx, surveyId);
  return earlierOf(ctx, surveyId, figures, periodId);
}

/** The same from figures that were computed already. */
export async function earlierOf(
  ctx: Context,
  surveyId: string,
  figures: SurveyFigures,
  periodId?: string,
): Promise<EarlierView> {
  const { results } = figures;
  const periods = await ctx.db.earlierPeriod.findMany({
    where: { surveyId },
    orderBy: { addedAt: 'desc' },
    include: { earlierSurvey: { select: { name: true } } },
  });
  const period = periodId === undefined ? (periods[0] ?? null) : periods.find(({ id }) => id === periodId);
  if (period === undefined) throw problem('not-found', { what: 'earlier-period' });
  const surveys = await ctx.db.survey.findMany({
    where: { id: { not: surveyId } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, name: true },
  });
  const agencies = figures.agencies.map(({ agency }) => agency).toSorted(compareVietnamese);
  const then = period && (await figuresOfThen(ctx, period));
  return {
    survey: { id: surveyId, name: results.survey.name },
    takenAt: ctx.now().toISOString(),
    minimumInterviews: results.rule.minimumInterviews,
    periods: periods.map(({ id, label, fileName, earlierSurvey }) => ({
      id,
      label,
      source: earlierSurvey?.name ?? fileName ?? '',
      isTable: earlierSurvey === null,
    })),
    surveys,
    period: period?.id ?? null,
    sameRule: then === null || then.rule === null ? null : then.rule === ruleKey(results.rule),
    errorsUnknown: then?.figures.some(({ se }) => se === null) ?? false,
    measures: measuresOf(results),
    agencies,
    ...(period && then
      ? await comparison(ctx, period, then, figures, agencies)
      : { names: [], differences: [] }),
  };
}

async function comparison(
  ctx: Context,
  period: EarlierPeriod,
  then: Then,
  figures: SurveyFigures,
  agencies: readonly string[],
): Promise<Pick<EarlierView, 'names' | 'differences'>> {
  const called = [...new Set(then.figures.map(({ agency }) => agency))].filter((name) => name !== '');
  const names = await namesOfThen(ctx, period.id, called.toSorted(compareVietnamese), agencies);
  const nowOf = new Map<string, string>([['', '']]);
  for (const { name, agency } of names) if (agency !== null) nowOf.set(name, agency);
  const { minimumInterviews } = figures.results.rule;
  const now = new Map([figures.whole, ...figures.agencies].map((one) => [one.agency, one]));
  // Two names of then may mean one agency of now, after a merger: neither is the other's former figure then.
  const merged = doubled(names.flatMap(({ agency }) => agency ?? []));
  const differences = then.figures.flatMap((figure): EarlierDifference[] => {
    const agency = nowOf.get(figure.agency);
    const own = agency === undefined || merged.has(agency) ? undefined : now.get(agency);
    const estimate = own?.estimates.get(figure.code);
    if (!own || estimate?.score == null) return [];
    const { score, se, degreesOfFreedom } = estimate;
    return [
      {
        agency: own.agency,
        code: figure.code,
        now: score,
        then: figure.score,
        ...comparePeriods({ score, se, degreesOfFreedom }, figure),
        seNow: se,
        seThen: figure.se,
        degreesOfFreedomNow: finite(degreesOfFreedom),
        degreesOfFreedomThen: finite(figure.degreesOfFreedom),
        interviewsNow: own.rows.length,
        interviewsThen: figure.interviews,
        ranked: own.agency === '' || own.rows.length >= minimumInterviews,
      },
    ];
  });
  return { names, differences: judgedByCode(differences) };
}

function finite(degreesOfFreedom: number): number | null {
  return Number.isFinite(degreesOfFreedom) ? degreesOfFreedom : null;
}

function doubled(names: readonly string[]): Set<string> {
  return new Set(names.filter((name, at) => names.indexOf(name) !== at));
}

/** Of one code, the agencies with enough interviews are a family of tests; the whole is one by itself. */
function judgedByCode(differences: readonly EarlierDifference[]): EarlierDifference[] {
  const isFamily = ({ agency, ranked }: EarlierDifference): boolean => ranked && agency !== '';
  const families = [...new Set(differences.map(({ code }) => code))].map((code) =>
    differences.filter((one) => one.code === code && isFamily(one)),
  );
  const judged = families.flatMap((family) => {
    const verdicts = judgedDifferences(family);
    return family.map((one, at) => ({ ...one, ...verdicts[at] }));
  });
  return [
    ...differences.filter(({ agency }) => agency === ''),
    ...judged,
    ...differences
      .filter((one) => !isFamily(one) && one.agency !== '')
      .map((one) => ({ ...one, unadjusted: null, probability: null, significant: null })),
  ];
}

export function measuresOf({ structure, definition, items }: SurveyResults): EarlierView['measures'] {
  const named = (code: string) => ({ code, name: nameInForm(definition, code).vi });
  return [
    { code: 'overall', name: '' },
    ...structure.groups.map(({ code }) => named(code)),
    ...structure.groups.flatMap(({ factors }) => factors.map(({ code }) => named(code))),
    ...namedAlone({ definition, items }).map(([code, name]) => ({ code, name })),
  ];
}

/** Items by code, with names that tell them apart out of their factors. */
function namedAlone({
  definition,
  items,
}: Pick<SurveyResults, 'definition' | 'items'>): [code: string, name: string][] {
  const named = items.map(({ item, label, factor }) => ({
    code: item,
    name: label.vi,
    factor: nameInForm(definition, factor).vi,
  }));
  return [...namesAlone(named)];
}
