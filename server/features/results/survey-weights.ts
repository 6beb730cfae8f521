// What interviews weigh: by their stratum, and by their class where classes of non-response cut through strata.
import type { IndexRule } from '#contract/index-rule.ts';
import { aaporOf } from '#domain/attempts/dispositions.ts';
import {
  type AdjustedClass,
  joinedClasses,
  personClassOf,
  responseClassOf,
} from '#domain/results/response-classes.ts';
import { type ReleasedUnit, respondentWeights, standingOf } from '#domain/samples/weights.ts';
import type { CaseOutcomes } from './case-outcomes.ts';
import type { SurveyStratum } from './survey-design.ts';

export interface SurveyWeights {
  /** Of an interview of each stratum, by its place; before the class's factor where classes cut through strata. */
  readonly ofStratum: readonly number[];
  /** Factor by what the list says of a person; null where classes are of whole strata. */
  readonly ofValue: ReadonlyMap<string, number> | null;
  /** Classes of the adjustment for non-response; none without. */
  readonly classes: readonly AdjustedClass[];
  /** Place in `classes` by the name of a class; see responseClassOf. */
  readonly classOf: ReadonlyMap<string, number>;
}

type WeightRule = Pick<IndexRule, 'weighting' | 'responseClass' | 'minimumClass'>;

export function weightsOf(
  strata: readonly SurveyStratum[],
  outcomes: CaseOutcomes,
  { weighting, responseClass, minimumClass }: WeightRule,
): SurveyWeights {
  const alike = {
    ofStratum: strata.map(() => 1),
    ofValue: null,
    classes: [],
    classOf: new Map<string, number>(),
  };
  if (weighting === 'none') return alike;
  const adjusts = weighting === 'response';
  const isPersonal = adjusts && personClassOf(responseClass) !== null;
  const units = strata.flatMap((stratum) => unitsOf(stratum, outcomes, responseClass));
  const { classes, classOf } = adjusts
    ? classesOf(units, isPersonal ? Math.max(1, minimumClass) : minimumClass)
    : alike;
  const joined = units.map((unit, at) => ({
    ...unit,
    caseKey: String(at),
    classKey: String(classOf.get(unit.classKey)),
  }));
  const main = new Map(strata.map(({ id, main: drawn }) => [id, drawn]));
  const { respondents } = respondentWeights(joined, main, { adjust: adjusts });
  // Within a stratum all have the same probability, and within a class the same factor.
  const factors = new Map<string, number>();
  const weights = new Map<string, number>();
  for (const { caseKey, base, adjustment } of respondents) {
    const unit = joined[Number(caseKey)];
    if (!unit) continue;
    weights.set(unit.stratumKey, isPersonal ? base : base * adjustment);
    factors.set(unit.classKey, adjustment);
  }
  const factorOf = (place: number): number | null => factors.get(String(place)) ?? null;
  return {
    ofStratum: strata.map(({ id }) => weights.get(id) ?? 1),
    ofValue: isPersonal ? new Map([...classOf].map(([value, place]) => [value, factorOf(place) ?? 1])) : null,
    classes: classes.map((one, place) => ({ ...one, adjustment: factorOf(place) })),
    classOf,
  };
}

type ClassedUnit = Omit<ReleasedUnit, 'caseKey'> & { readonly classKey: string; readonly count: number };

function unitsOf(
  stratum: SurveyStratum,
  outcomes: CaseOutcomes,
  responseClass: IndexRule['responseClass'],
): ClassedUnit[] {
  const { id, probability } = stratum;
  if (probability === null) return [];
  return (outcomes.get(id) ?? []).map(({ disposition, final, count, value }) => {
    const classKey = responseClassOf(stratum, responseClass, value);
    return {
      count,
      stratumKey: id,
      classKey,
      inclusionProbability: probability,
      outcome: final && disposition !== null ? aaporOf(disposition, 'named-list').aaporClass : 'UO',
    };
  });
}

function classesOf(
  units: readonly ClassedUnit[],
  minimum: number,
): { classes: Omit<AdjustedClass, 'adjustment'>[]; classOf: Map<string, number> } {
  const respondents = new Map<string, number>();
  for (const { classKey, count, outcome } of units) {
    const answered = standingOf(outcome) === 'respondent' ? count : 0;
    respondents.set(classKey, (respondents.get(classKey) ?? 0) + answered);
  }
  const joined = joinedClasses(respondents, minimum);
  return {
    classes: joined.map((of) => ({
      of,
      respondents: of.reduce((sum, name) => sum + (respondents.get(name) ?? 0), 0),
    })),
    classOf: new Map(joined.flatMap((of, place) => of.map((name) => [name, place] as const))),
  };
}
