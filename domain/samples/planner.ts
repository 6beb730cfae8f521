import { frameOf } from './build-frame.ts';
import type { ExclusionCounts } from './eligibility.ts';
import type { FrameTransaction } from './frame.ts';
import { type BelowLeastTotal, belowLeastTotal } from './least-total.ts';
import { areaEffect, type ExpectedInterviews, marginOfError } from './margin-of-error.ts';
import type { SamplePlan } from './plan.ts';
import { groupsOf, type PlannedGroup } from './planner-groups.ts';
import { sizesOf } from './sizes.ts';
import { possibleAreas, type StageCount } from './stages.ts';

/* What a plan would draw and what the calls would cost, before a seed is chosen. */

/** From which numbers of calls and hours are expected; settings of the planner, not facts. */
export interface PlanAssumptions {
  /** Share of called persons who complete an interview. */
  responseRate: number;
  callsPerPerson: number;
  minutesPerCall: number;
  minutesPerInterview: number;
  /** Expected share of satisfied answers, for the margin of error. */
  share: number;
  /** How alike answers within one drawn area are (intraclass correlation), 0 to 1. */
  areaCorrelation: number;
}

export interface PlannedStratum {
  stratumKey: string;
  part: string;
  values: Record<string, string>;
  transactions: number;
  persons: number;
  wanted: number;
  n: number;
  shortfall: number;
  reserve: number;
  marginOfError: number | null;
  expectedInterviews: number;
  expectedCalls: number;
  operatorHours: number;
}

export interface PlanPreview {
  transactions: number;
  persons: number;
  excluded: ExclusionCounts;
  total: number;
  reserve: number;
  shortfall: number;
  marginOfError: number | null;
  expectedInterviews: number;
  expectedCalls: number;
  operatorHours: number;
  areas: StageCount[] | null;
  belowLeastTotal: BelowLeastTotal | null;
  strata: PlannedStratum[];
}

type PlannedNumber = {
  [Key in keyof PlannedStratum]: PlannedStratum[Key] extends number ? Key : never;
}[keyof PlannedStratum];

/**
 * What the plan would give from these transactions.
 *
 * @throws SampleFault for a repeated mã hồ sơ or a plan that does not fit the frame.
 */
export function planSample(
  transactions: Iterable<FrameTransaction>,
  plan: SamplePlan,
  assumptions: PlanAssumptions,
): PlanPreview {
  const frame = frameOf(transactions, plan);
  const staged = plan.parts.filter((part) => part.stages.length > 0);
  const reached = new Map(staged.map((part) => [part, possibleAreas(part, plan.areas ?? [])] as const));
  const sizes = sizesOf(frame, plan, reached);
  const groups = plan.parts.flatMap((part) => groupsOf(part, sizes.strata));
  const stages = [...reached.values()].flatMap((part) => part.stages);
  const strata = groups.map((group) => plannedOf(group, assumptions));
  const sum = (key: PlannedNumber): number =>
    tidy(strata.reduce((total, stratum) => total + stratum[key], 0));
  return {
    transactions: sum('transactions'),
    persons: sum('persons'),
    excluded: frame.excluded,
    total: sum('n'),
    reserve: sum('reserve'),
    shortfall: tidy(sum('shortfall') + sizes.beyondReach),
    marginOfError: marginOfError(togetherByPart(groups, stages, assumptions), assumptions.share),
    expectedInterviews: sum('expectedInterviews'),
    expectedCalls: sum('expectedCalls'),
    operatorHours: sum('operatorHours'),
    areas: staged.length === 0 ? null : stages,
    belowLeastTotal: belowLeastTotal(plan.leastTotal, groups),
    strata,
  };
}

function plannedOf(group: PlannedGroup, assumptions: PlanAssumptions): PlannedStratum {
  const { stratumKey, part, values, transactions, persons } = group;
  const called = calledOf(group, assumptions);
  const expected = expectedOf(group, assumptions);
  const calls = called * assumptions.callsPerPerson;
  const minutes = calls * assumptions.minutesPerCall + expected.interviews * assumptions.minutesPerInterview;
  return {
    stratumKey,
    part,
    values,
    transactions,
    persons,
    wanted: tidy(group.wanted),
    n: tidy(group.n),
    shortfall: tidy(group.shortfall),
    reserve: tidy(group.reserve),
    marginOfError: marginOfError([expected], assumptions.share),
    expectedInterviews: tidy(expected.interviews),
    expectedCalls: tidy(calls),
    operatorHours: tidy(minutes / 60),
  };
}

/** Persons called until n have answered: the main sample and as much of the reserve as that takes and there is. */
function calledOf({ n, reserve }: PlannedGroup, { responseRate }: PlanAssumptions): number {
  return Math.min(n + reserve, n / responseRate);
}

function expectedOf(group: PlannedGroup, assumptions: PlanAssumptions): ExpectedInterviews {
  const interviews = calledOf(group, assumptions) * assumptions.responseRate;
  const designEffect = effectOf(interviews, group.areas, assumptions);
  return { persons: group.persons, interviews, designEffect };
}

/** The groups with the effect of all interviews in an area: those of several groups in one area are alike too. */
function togetherByPart(
  groups: readonly PlannedGroup[],
  stages: readonly StageCount[],
  assumptions: PlanAssumptions,
): ExpectedInterviews[] {
  const expected = groups.map((group) => ({ part: group.part, ...expectedOf(group, assumptions) }));
  const ofPart = new Map<string, number>();
  for (const { part, interviews } of expected) ofPart.set(part, (ofPart.get(part) ?? 0) + interviews);
  return expected.map((group) => {
    const areas = stages.findLast(({ part }) => part === group.part)?.taken ?? 0;
    return { ...group, designEffect: effectOf(ofPart.get(group.part) ?? 0, areas, assumptions) };
  });
}

function effectOf(interviews: number, areas: number, { areaCorrelation }: PlanAssumptions): number {
  return areas > 0 ? areaEffect(interviews / Math.max(1, areas), areaCorrelation) : 1;
}

/** Without what binary arithmetic adds to a sum of chances. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
