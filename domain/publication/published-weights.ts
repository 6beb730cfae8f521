/*
 * Weights of a publication computed again from its strata and cases: 1 / probability of the draw × main / released of the
 * stratum, times the factor of the class for those who could not be interviewed (domain/samples/weights.ts).
 */
import { aaporOf } from '#domain/attempts/dispositions.ts';
import { respondentWeights } from '#domain/samples/weights.ts';
import type { PublicData, PublishedCase } from './public-data.ts';

export interface RecomputedWeights {
  /** Of an interview of each stratum with interviews, before the class's factor where classes cut through strata. */
  readonly strata: ReadonlyMap<number, number>;
  /** Factor of each class with respondents. */
  readonly classes: ReadonlyMap<number, number>;
}

/**
 * @param adjusted for those who did not answer
 * @returns null where what is published does not tell: strata with different probabilities, or of different classes, are joined
 */
export function weightsAgain(
  { strata, cases, cutsStrata }: Pick<PublicData, 'strata' | 'cases' | 'cutsStrata'>,
  adjusted: boolean,
): RecomputedWeights | null {
  const of = new Map(strata.map((stratum) => [stratum.number, stratum]));
  const classOf = (one: PublishedCase): number | null =>
    cutsStrata ? one.responseClass : (of.get(one.stratum)?.responseClass ?? null);
  const isKnown = (one: PublishedCase): boolean =>
    of.get(one.stratum)?.probability != null && (!adjusted || classOf(one) !== null);
  if (!cases.every(isKnown)) return null;
  const { respondents } = respondentWeights(
    cases.map((one) => ({
      caseKey: JSON.stringify([one.stratum, classOf(one)]),
      stratumKey: String(one.stratum),
      classKey: String(classOf(one)),
      inclusionProbability: of.get(one.stratum)?.probability ?? 1,
      outcome:
        one.final && one.disposition !== null ? aaporOf(one.disposition, 'named-list').aaporClass : 'UO',
    })),
    new Map(strata.map(({ number, main }) => [String(number), main])),
    { adjust: adjusted },
  );
  const found = { strata: new Map<number, number>(), classes: new Map<number, number>() };
  for (const { caseKey, base, adjustment } of respondents) {
    const [stratum, classNumber] = JSON.parse(caseKey) as [number, number | null];
    found.strata.set(stratum, cutsStrata ? base : base * adjustment);
    if (classNumber !== null) found.classes.set(classNumber, adjustment);
  }
  return found;
}
