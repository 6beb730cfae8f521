import type { AaporClass } from '#domain/attempts/disposition-codes.ts';

/*
 * Weights of the respondents: how many persons of the frame each stands for. Three factors, kept apart so that a report
 * can show them: chance of the draw, what of the draw was released, and who of the released could be interviewed. After
 * Valliant, Dever & Kreuter (2013), Practical Tools for Designing and Weighting Survey Samples, chapter 13.
 */

/** A drawn person whose case was released, main or reserve. */
export interface ReleasedUnit {
  caseKey: string;
  stratumKey: string;
  /** Class within which non-response is adjusted for, made of whole strata; the stratum unless given. */
  classKey?: string;
  /** Of the draw, over all stages; see DrawnUnit. */
  inclusionProbability: number;
  /** Final outcome; a case still open counts as one of unknown eligibility (UH, UO). */
  outcome: AaporClass;
  /** How many units of the stratum are alike in all of this; 1 unless given. */
  count?: number;
}

export interface UnitWeight {
  caseKey: string;
  /** 1 / probability × main units of the stratum / released units of the stratum. */
  base: number;
  /** Factor for those who could not be interviewed; 1 without adjustment. */
  adjustment: number;
  /** base × adjustment. */
  weight: number;
}

export interface Weighting {
  /** Of the respondents (AAPOR I), in the order given. */
  respondents: readonly UnitWeight[];
  /** Classes with eligible persons and no respondent: they are not represented, take larger classes. */
  withoutRespondents: readonly string[];
}

type Standing = 'respondent' | 'eligible' | 'unknown' | 'ineligible';

const standings: Readonly<Record<AaporClass, Standing>> = {
  I: 'respondent',
  P: 'eligible',
  R: 'eligible',
  NC: 'eligible',
  O: 'eligible',
  UH: 'unknown',
  UO: 'unknown',
  NE: 'ineligible',
};

/** What a case of the class is when weights are adjusted for those who did not answer. */
export function standingOf(aaporClass: AaporClass): Standing {
  return standings[aaporClass];
}

/**
 * The weights of the respondents among the released units.
 *
 * @param mainUnits Main units drawn in each stratum, by its key (SizedStratum.n).
 * @param adjust Also stand for the eligible who did not answer, within the class: (E + e·U) / R over the base weights
 *   of eligible E, unknown U and respondents R, with e = E / (E + ineligible), the share of eligible among those whose
 *   eligibility is known (AAPOR Standard Definitions, 9th ed., on e).
 */
export function respondentWeights(
  units: readonly ReleasedUnit[],
  mainUnits: ReadonlyMap<string, number>,
  { adjust }: { adjust: boolean },
): Weighting {
  const released = new Map<string, number>();
  for (const { stratumKey, count = 1 } of units)
    released.set(stratumKey, (released.get(stratumKey) ?? 0) + count);
  const baseOf = ({ stratumKey, inclusionProbability }: ReleasedUnit): number =>
    (mainUnits.get(stratumKey) ?? 0) / (inclusionProbability * (released.get(stratumKey) ?? 1));

  const sums = new Map<string, Record<Standing, number>>();
  for (const unit of units) {
    const sum = sums.get(classOf(unit)) ?? { respondent: 0, eligible: 0, unknown: 0, ineligible: 0 };
    sum[standings[unit.outcome]] += baseOf(unit) * (unit.count ?? 1);
    sums.set(classOf(unit), sum);
  }
  const factors = new Map([...sums].map(([classKey, sum]) => [classKey, factorOf(sum)] as const));
  return {
    respondents: units
      .filter((unit) => standings[unit.outcome] === 'respondent')
      .map((unit) => {
        const base = baseOf(unit);
        const adjustment = adjust ? (factors.get(classOf(unit)) ?? 1) : 1;
        return { caseKey: unit.caseKey, base, adjustment, weight: base * adjustment };
      }),
    withoutRespondents: [...sums]
      .filter(([, { respondent, eligible }]) => respondent === 0 && eligible > 0)
      .map(([classKey]) => classKey),
  };
}

function classOf({ classKey, stratumKey }: ReleasedUnit): string {
  return classKey ?? stratumKey;
}

function factorOf({ respondent, eligible, unknown, ineligible }: Record<Standing, number>): number {
  if (respondent === 0) return 1;
  const known = respondent + eligible;
  return (known + (known / (known + ineligible)) * unknown) / respondent;
}
