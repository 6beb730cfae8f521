// From a plan to its form; candidate-plan.ts goes the other way. Pure.
import type { Allocation, PlanPart, SamplePlan, SizeRule, SizeTier, Stage } from '#domain/samples/plan.ts';

import { writeAreas } from './areas-text.ts';
import {
  freshPart,
  type AllocationDraft,
  type PartDraft,
  type PlanDraft,
  type StageDraft,
  type TierDraft,
} from './plan-draft.ts';

/** The form of a plan; `areasHeading` is the first line of its list of areas, if it has one. */
export function draftOf(plan: SamplePlan, areasHeading: string): PlanDraft {
  return {
    id: plan.id,
    title: plan.title,
    source: plan.source,
    notCovered: plan.notCovered.join('\n'),
    parts: plan.parts.map(draftOfPart),
    selection: plan.selection,
    reserveFactor: plan.reserveFactor,
    replicates: plan.replicates,
    leastTotal: plan.leastTotal ?? null,
    areas: writeAreas(plan.areas ?? [], areasHeading),
  };
}

function draftOfPart(part: PlanPart): PartDraft {
  const fresh = freshPart(part.name);
  const { levels, agencies, fields, tthcNames, channels, timeliness, persons } = part.eligibility;
  return {
    ...fresh,
    eligibility: {
      levels: [...(levels ?? [])],
      agencies: [...(agencies ?? [])],
      fields: [...(fields ?? [])],
      tthcNames: [...(tthcNames ?? [])],
      channels: [...(channels ?? [])],
      timeliness: [...(timeliness ?? [])],
      persons: persons ?? 'all',
    },
    stages: part.stages.map(draftOfStage),
    strata: [...part.strata],
    allocation: { ...fresh.allocation, ...draftOfAllocation(part.allocation) },
  };
}

function draftOfStage({ area, take, chances }: Stage): StageDraft {
  const stage: StageDraft = { area, how: 'number', count: null, classes: [], chances };
  if (take === 'all') return { ...stage, how: 'all' };
  if (typeof take === 'number') return { ...stage, count: take };
  const classes = Object.entries(take.byClass).map(([name, count]) => ({ name, take: count }));
  return { ...stage, how: 'byClass', classes };
}

function draftOfAllocation(allocation: Allocation): Partial<AllocationDraft> {
  switch (allocation.kind) {
    case 'fixed':
      return {
        kind: 'fixed',
        perStratum: allocation.perStratum,
        byLevel: { ...allocation.perStratumByLevel },
      };
    case 'size-table':
      return { kind: 'size-table', tiers: allocation.tiers.map(draftOfTier) };
    case 'proportional': {
      const { floor, cap = null, basis } = allocation;
      return { kind: 'proportional', ...draftOfTotal(allocation.total), basis, floor, cap };
    }
    case 'neyman': {
      const { floor, cap = null, deviation, deviations = {} } = allocation;
      return {
        kind: 'neyman',
        ...draftOfTotal(allocation.total),
        floor,
        cap,
        deviation,
        deviations: { ...deviations },
      };
    }
    case 'yamane':
    case 'cochran':
      return { ...allocation };
    case 'take-all':
      return { kind: 'take-all' };
  }
}

const draftOfTier = ({ from, size }: SizeTier): TierDraft =>
  size === 'all' ? { from, size: null, all: true } : { from, size, all: false };

function draftOfTotal(total: number | SizeRule): Partial<AllocationDraft> {
  if (typeof total === 'number') return { totalBy: 'number', total };
  const { kind, ...rule } = total;
  return { totalBy: kind, ...rule };
}
