// A plan as it stands in its form: every field may be half typed, and what another kind of size would use is kept too.
// The schemas read what this browser kept (kept-draft.ts); the rules of a plan are in domain/samples/read-plan.ts. Pure.
import { z } from 'zod';

import { channels } from '#domain/lists/services.ts';
import { timelinesses } from '#domain/lists/statuses.ts';
import { agencyLevels, areaKeys, stratumKeys } from '#domain/samples/plan.ts';

/** A number being typed; null while there is none. */
const number = z.number().nullable();
const names = z.array(z.string());

const eligibilityDraft = z.object({
  levels: z.array(z.enum(agencyLevels)),
  agencies: names,
  fields: names,
  tthcNames: names,
  channels: z.array(z.enum(channels)),
  timeliness: z.array(z.enum(timelinesses)),
  persons: z.enum(['all', 'individuals', 'organisations']),
});

const classDraft = z.object({ name: z.string(), take: number });

const stageDraft = z.object({
  area: z.enum(areaKeys),
  how: z.enum(['number', 'all', 'byClass']),
  count: number,
  classes: z.array(classDraft),
  chances: z.enum(['equal', 'by-size']),
});
export type StageDraft = z.infer<typeof stageDraft>;

const tierDraft = z.object({ from: number, size: number, all: z.boolean() });
export type TierDraft = z.infer<typeof tierDraft>;

export const allocationKinds = [
  'fixed',
  'size-table',
  'proportional',
  'neyman',
  'yamane',
  'cochran',
  'take-all',
] as const;

const allocationDraft = z.object({
  kind: z.enum(allocationKinds),
  perStratum: number,
  byLevel: z.partialRecord(z.enum(agencyLevels), number),
  tiers: z.array(tierDraft),
  totalBy: z.enum(['number', 'yamane', 'cochran']),
  total: number,
  basis: z.enum(['transactions', 'persons']),
  floor: number,
  cap: number,
  deviation: number,
  /** By stratum key. */
  deviations: z.record(z.string(), number),
  e: number,
  z: number,
  p: number,
});
export type AllocationDraft = z.infer<typeof allocationDraft>;

const partDraft = z.object({
  name: z.string(),
  eligibility: eligibilityDraft,
  stages: z.array(stageDraft),
  strata: z.array(z.enum(stratumKeys)),
  allocation: allocationDraft,
});
export type PartDraft = z.infer<typeof partDraft>;

export const planDraft = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
  /** One thing a line. */
  notCovered: z.string(),
  parts: z.array(partDraft),
  selection: z.enum(['simple-random', 'systematic']),
  reserveFactor: number,
  replicates: number,
  leastTotal: number,
  /** As pasted, read by areas-text.ts. */
  areas: z.string(),
});
export type PlanDraft = z.infer<typeof planDraft>;

/** Sizes as a new part begins: the largest table that a published plan has (Bình Định 2023) and usual precision. */
const freshAllocation: AllocationDraft = {
  kind: 'proportional',
  perStratum: 30,
  byLevel: {},
  tiers: [
    { from: 500, size: 150, all: false },
    { from: 200, size: 100, all: false },
    { from: 30, size: 30, all: false },
    { from: 0, size: null, all: true },
  ],
  totalBy: 'number',
  total: 400,
  basis: 'transactions',
  floor: 2,
  cap: null,
  deviation: 0.5,
  deviations: {},
  e: 0.05,
  z: 1.96,
  p: 0.5,
};

/** A new part: everybody, by agency. */
export function freshPart(name: string): PartDraft {
  return {
    name,
    eligibility: {
      levels: [],
      agencies: [],
      fields: [],
      tthcNames: [],
      channels: [],
      timeliness: [],
      persons: 'all',
    },
    stages: [],
    strata: ['agency'],
    allocation: freshAllocation,
  };
}

/** A new plan: one part and nothing written yet. */
export function freshPlan(partName: string): PlanDraft {
  return {
    id: '',
    title: '',
    source: '',
    notCovered: '',
    parts: [freshPart(partName)],
    selection: 'simple-random',
    reserveFactor: 1,
    replicates: 1,
    leastTotal: null,
    areas: '',
  };
}
