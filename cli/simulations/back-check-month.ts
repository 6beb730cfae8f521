/*
 * A month in a telephone room, re-called under one policy of selection. The probabilities of selection and the flags
 * are computed by the product's own rules; chance is drawn from the room's seed.
 */

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { mersenne } from 'pure-rand/generator/mersenne';

import { riskSelection, type RiskSelectionSettings } from '#domain/back-checks/selection-by-risk.ts';
import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';
import {
  nextStep,
  type SequentialStep,
  sequentialTest,
} from '#domain/back-checks/statistics/sequential-test.ts';

import { type Room, roomAssumptions, type RoomAssumptions } from './back-check-room.ts';

/** Each interview with the same probability, or by risk as the product does. */
export type SelectionPolicy =
  | { kind: 'flat'; rate: number }
  | { kind: 'risk'; settings: RiskSelectionSettings };

export const selectionPolicies = {
  'flat-10': { kind: 'flat', rate: 0.1 },
  risk: { kind: 'risk', settings: defaultSelectionSettings.risk },
} as const satisfies Record<string, SelectionPolicy>;
export type SelectionPolicyName = keyof typeof selectionPolicies;

/** One completed interview. */
export interface SimulatedInterview {
  /** With which it was chosen. */
  probability: number;
  chosen: boolean;
  /** Somebody was reached at the re-call, if it was chosen. */
  reached: boolean;
  /** Whether a check of it would fail, which the room cannot know. */
  bad: boolean;
}

/** An operator's month. A flagged operator stops, and what was not yet re-called of their work is. */
export interface OperatorMonth {
  fabricator: boolean;
  interviews: SimulatedInterview[];
  /** Re-calls, reached or not, with those that a flag entails. */
  recalls: number;
  /** How many interviews the operator had completed when flagged; null when never. */
  flaggedAfter: number | null;
}

interface Operator extends OperatorMonth {
  style: number;
  test: SequentialStep;
  checked: number;
  failed: number;
  chosenInPeriod: number;
  /** Results to come, by the number of completes after which they are known. */
  awaited: { after: number; failed: boolean }[];
}

/** The month of each operator, fabricators first. */
export function backCheckMonth(
  room: Room,
  policy: SelectionPolicy,
  assumed: RoomAssumptions = roomAssumptions,
): OperatorMonth[] {
  const chance = chanceOf(room.seed);
  const operators = Array.from({ length: room.operators }, (_, index) =>
    newOperator(index < room.fabricators, assumed.operatorStyle * chance.normal()),
  );
  let chosenByAgency: number[] = [];
  for (let number = 0; number < assumed.completesPerOperator; number += 1) {
    const sincePeriod = number % assumed.completesPerPeriod;
    if (sincePeriod === 0) {
      chosenByAgency = Array.from({ length: assumed.agencies }, () => 0);
      for (const operator of operators) operator.chosenInPeriod = 0;
    }
    for (const operator of operators) {
      if (operator.flaggedAfter === null) takeResults(operator);
      if (operator.flaggedAfter !== null) continue;
      const agency = Math.floor(chance.uniform() * assumed.agencies);
      const { ruleFired, evidence, bad } = interview(operator, room.share, assumed, chance);
      const left = assumed.completesPerPeriod - sincePeriod;
      const probability =
        policy.kind === 'flat'
          ? policy.rate
          : riskSelection(policy.settings, {
              ruleFired,
              flagged: false,
              evidence,
              operator: { checked: operator.checked, failed: operator.failed },
              owed: {
                operator: { checks: assumed.minimumPerOperator - operator.chosenInPeriod, interviews: left },
                agency: {
                  checks: assumed.minimumPerAgency - (chosenByAgency[agency] ?? 0),
                  interviews: (left * room.operators) / assumed.agencies,
                },
              },
            }).probability;
      const chosen = chance.uniform() < probability;
      const reached = chosen && chance.uniform() < assumed.reached;
      operator.interviews.push({ probability, chosen, reached, bad });
      if (!chosen) continue;
      operator.recalls += 1;
      operator.chosenInPeriod += 1;
      chosenByAgency[agency] = (chosenByAgency[agency] ?? 0) + 1;
      if (reached)
        operator.awaited.push({ after: operator.interviews.length + assumed.resultAfter, failed: bad });
    }
  }
  return operators;
}

function newOperator(fabricator: boolean, style: number): Operator {
  return {
    fabricator,
    style,
    interviews: [],
    recalls: 0,
    flaggedAfter: null,
    test: { ratio: 0, state: 'continue' },
    checked: 0,
    failed: 0,
    chosenInPeriod: 0,
    awaited: [],
  };
}

const wald = sequentialTest(defaultSelectionSettings.test);

/** Takes the results known by now; one of them may flag the operator. */
function takeResults(operator: Operator): void {
  const completed = operator.interviews.length;
  while (operator.awaited[0] && operator.awaited[0].after <= completed) {
    const result = operator.awaited.shift();
    if (!result) return;
    operator.checked += 1;
    if (result.failed) operator.failed += 1;
    operator.test = nextStep(wald, operator.test, result.failed);
    if (operator.test.state !== 'flag') continue;
    operator.flaggedAfter = completed;
    operator.recalls += operator.interviews.filter(({ chosen }) => !chosen).length;
    return;
  }
}

function interview(
  operator: Operator,
  share: number,
  assumed: RoomAssumptions,
  chance: Chance,
): { ruleFired: boolean; evidence: number; bad: boolean } {
  const invented = operator.fabricator && chance.uniform() < share;
  const believed = assumed.believedSeparation;
  const value = chance.normal() + operator.style + (invented ? assumed.separation : 0);
  return {
    ruleFired: chance.uniform() < (invented ? assumed.ruleFiresOnInvented : assumed.ruleFiresOnHonest),
    // The logarithm of the ratio of two normal densities that lie `believed` apart.
    evidence: believed * value - believed ** 2 / 2,
    bad: chance.uniform() < (invented ? assumed.inventedFails : assumed.honestFails),
  };
}

interface Chance {
  uniform: () => number;
  normal: () => number;
}

function chanceOf(seed: number): Chance {
  const generator = mersenne(seed);
  const uniform = (): number => uniformFloat64(generator);
  // Box and Muller (1958).
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}
