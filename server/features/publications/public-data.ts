// A survey's interviews and cases as they are published, or given to analysts: by group, in an order that tells nothing.
import type { PublishedResults } from '#contract/publications.ts';
import { type DomainColumn, noLabel } from '#domain/results/estimation/frame.ts';
import { AreaNumbers } from '#domain/publication/public-areas.ts';
import type { PublicData, PublishedCase, PublishedInterview } from '#domain/publication/public-data.ts';
import { joinedDesign } from '#domain/publication/joined-design.ts';
import { type PublicGroup, rowsToldApart } from '#domain/publication/public-groups.ts';
import { responseClassOf, toldClass } from '#domain/results/response-classes.ts';
import type { Context } from '#server/context.ts';
import {
  domainColumn,
  domainsOf,
  surveyResults,
  type SurveyResults,
  type SurveyStratum,
  type SurveyWeights,
} from '#server/features/results/queries.ts';

export interface SurveyPublicData {
  readonly data: PublicData;
  readonly results: SurveyResults;
  /** What each of the interviews weighs: where strata that weigh differently are joined, they do not tell it. */
  readonly weights: readonly number[];
  /** Joined strata weigh differently, so that an interview's weight tells the stratum that was to be hidden. */
  readonly weightsTell: boolean;
  /** Classes of the adjustment as outputs tell them: of persons by name, of strata how many; none where they would tell who. */
  readonly classes: PublishedResults['classes'];
  /** Strata that were joined with others. */
  readonly joined: number;
  /** Places of the interviews of each stratum that is public; of each class in it where interviews tell theirs. */
  readonly rowsOfGroups: readonly (readonly number[])[];
}

/**
 * @param minimum interviews that a group must have; 0 keeps every stratum by itself
 * @param withDomains for analysts: what results can be broken down by, a label for each interview
 * @returns null when all interviews together are fewer than the minimum
 * @throws 'not-found'
 */
export async function surveyPublicData(
  ctx: Context,
  surveyId: string,
  { minimum, withDomains }: { minimum: number; withDomains: boolean },
): Promise<SurveyPublicData | null> {
  const results = await surveyResults(ctx, surveyId);
  const { strata, rowsOfStratum, rule } = results;
  const design = joinedDesign(
    strata,
    rowsOfStratum.map((rows) => rows.length),
    minimum,
  );
  if (!design) return null;
  const { groups } = design;
  const weights = results.weights(rule.weighting);
  // Errors are those of the screens: of strata that are joined there, whatever is told apart here.
  const counted = minimum === rule.minimumCell ? design : results.design();
  const staged = strata.filter(({ area }) => area !== null);
  const areas =
    counted.tellsAreas && staged.length > 0
      ? new AreaNumbers(staged.map(({ areaStages }) => areaStages ?? []))
      : null;
  const groupOf = new Map(
    groups.flatMap(({ number, strata: own }) => own.map((at) => [at, number] as const)),
  );
  const common = (values: readonly (number | undefined)[]): number | null =>
    new Set(values).size === 1 ? (values[0] ?? null) : null;
  const weightOf = ({ strata: own }: PublicGroup): number | null =>
    common(own.filter((at) => (rowsOfStratum[at]?.length ?? 0) > 0).map((at) => weights.ofStratum[at]));
  const isPersonal = weights.ofValue !== null;
  const { classes, classOf } = weights;
  const numberOfClass = (stratum: SurveyStratum | undefined): number | undefined =>
    stratum && (classOf.get(responseClassOf(stratum, rule.responseClass, '')) ?? -1) + 1;
  const cases = casesOf(results, groupOf, weights);
  const interviews = await interviewsOf(ctx, surveyId, results, groupOf, weights, withDomains);
  // Few cases of a class in a stratum could be told apart by who knows who handed in how.
  const tellsFew =
    isPersonal &&
    (classes.some(({ respondents }) => respondents < minimum) ||
      [cases, interviews].some((members) => tellsSmall(members, minimum)));
  const weightsTell = tellsFew || groups.some((group) => group.interviews > 0 && weightOf(group) === null);
  const cutsStrata = isPersonal && !weightsTell;
  return {
    results,
    weights: interviews.map(({ weight }) => weight),
    joined: groups.reduce((sum, { strata: own }) => sum + (own.length > 1 ? own.length : 0), 0),
    rowsOfGroups: rowsToldApart(
      groups,
      rowsOfStratum,
      cutsStrata ? (row) => classOf.get(results.valueAt(row)) ?? -1 : null,
    ),
    weightsTell,
    classes: isPersonal && !cutsStrata ? [] : classes.map((one) => toldClass(one, rule.responseClass)),
    data: {
      strata: groups.map((group) => {
        const { number, agency, field, part, persons, main, interviews } = group;
        const path = strata[group.strata[0] ?? 0]?.areaStages ?? null;
        const joined = counted.groups[counted.groupOf[group.strata[0] ?? 0] ?? 0];
        const unit = areas && path ? areas.of(path) : (joined?.unit ?? null);
        const probability = common(group.strata.map((at) => strata[at]?.probability ?? undefined));
        const weight = weightOf(group) ?? 1;
        const responseClass =
          isPersonal || classes.length === 0
            ? null
            : common(group.strata.map((at) => numberOfClass(strata[at])));
        return {
          number,
          agency,
          field,
          part,
          unit,
          persons,
          main,
          interviews,
          weight,
          probability,
          joined: joined?.number ?? number,
          responseClass,
        };
      }),
      areas: areas && areas.areas,
      classes: cutsStrata ? classes.map((one, at) => ({ ...one, number: at + 1 })) : [],
      cutsStrata,
      items: results.items.map(({ item }) => item),
      domains: withDomains ? domainsOf(results).map(({ key }) => key) : [],
      interviews: interviews.map(({ weight: _, ...interview }) => interview),
      cases,
    },
  };
}

async function interviewsOf(
  ctx: Context,
  surveyId: string,
  results: SurveyResults,
  groupOf: ReadonlyMap<number, number>,
  weights: SurveyWeights,
  withDomains: boolean,
): Promise<(PublishedInterview & { weight: number })[]> {
  const { columns, items } = results;
  const codes = items.map(({ question }) => columns.column(question));
  const domains: DomainColumn[] = [];
  if (withDomains)
    for (const { key } of domainsOf(results)) domains.push(await domainColumn(ctx, surveyId, results, key));
  const interviews = Array.from(results.rows(), (row) => ({
    weight: results.weightAt(weights, row),
    stratum: groupOf.get(columns.stratum[row] ?? -1) ?? 0,
    responseClass: weights.ofValue ? (weights.classOf.get(results.valueAt(row)) ?? -1) + 1 : null,
    codes: codes.map((column) => column?.[row] ?? -1),
    domains: domains.map(({ labels, codes: own }) => labels[own[row] ?? noLabel] ?? ''),
  }));
  // By what they say themselves: the order of the calls would tell who was called when.
  return interviews.toSorted(
    (a, b) =>
      a.stratum - b.stratum ||
      (a.responseClass ?? 0) - (b.responseClass ?? 0) ||
      byNumbers(a.codes, b.codes) ||
      byTexts(a.domains.join('\t'), b.domains.join('\t')),
  );
}

function byNumbers(one: readonly number[], other: readonly number[]): number {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value - (other[at] ?? 0);
  return 0;
}

function byTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Has a class of a stratum members, but fewer than may be told? */
function tellsSmall(
  members: readonly { stratum: number; responseClass: number | null }[],
  minimum: number,
): boolean {
  const counts = new Map<string, number>();
  for (const { stratum, responseClass } of members) {
    const key = `${stratum} ${responseClass}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count < minimum);
}

function casesOf(
  { strata, outcomes }: SurveyResults,
  groupOf: ReadonlyMap<number, number>,
  { ofValue, classOf }: SurveyWeights,
): PublishedCase[] {
  const places = new Map(strata.map(({ id }, at) => [id, at]));
  return [...outcomes]
    .flatMap(([id, own]) =>
      own.flatMap(({ disposition, final, count, value }) =>
        Array.from({ length: count }, (): PublishedCase => ({
          stratum: groupOf.get(places.get(id) ?? -1) ?? 0,
          responseClass: ofValue ? (classOf.get(value) ?? -1) + 1 : null,
          disposition,
          final,
        })),
      ),
    )
    .toSorted(
      (a, b) =>
        a.stratum - b.stratum ||
        (a.responseClass ?? 0) - (b.responseClass ?? 0) ||
        byTexts(a.disposition ?? '', b.disposition ?? '') ||
        Number(a.final) - Number(b.final),
    );
}
