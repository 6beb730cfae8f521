// From the form back to a plan. What is half typed goes as it is, for readPlan to find. Pure.
import type { Eligibility } from '#domain/samples/plan.ts';
import { folded } from '#client/ui/fold.ts';

import { readAreas } from './areas-text.ts';
import type { AllocationDraft, PartDraft, PlanDraft, StageDraft } from './plan-draft.ts';

/** A plan whose numbers may still be missing: what readPlan is given to judge. */
export function candidateOf(draft: PlanDraft): Record<string, unknown> {
  const { areas } = readAreas(draft.areas);
  return {
    // An office's plan is known by its key; the plan itself carries a name that can be read aloud.
    id: draft.id === '' ? idFrom(draft.title) : draft.id,
    title: draft.title.trim(),
    source: draft.source.trim(),
    notCovered: draft.notCovered
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    parts: draft.parts.map((part) => ({
      name: part.name.trim(),
      eligibility: eligibilityOf(part.eligibility),
      stages: part.stages.map(stageOf),
      strata: part.strata,
      allocation: allocationOf(part.allocation),
    })),
    selection: draft.selection,
    reserveFactor: draft.reserveFactor,
    replicates: draft.replicates,
    ...(draft.leastTotal === null ? {} : { leastTotal: draft.leastTotal }),
    ...(areas.length === 0 ? {} : { areas }),
  };
}

/** "Khảo sát Đắk Glong 2025" gives khao-sat-dak-glong-2025; never empty. */
function idFrom(title: string): string {
  return (folded(title).match(/[a-z0-9]+/g) ?? ['plan']).join('-').slice(0, 60);
}

/** Whom the part is about, without what was left empty. */
export function eligibilityOf({ levels, persons, ...names }: PartDraft['eligibility']): Eligibility {
  const stated = Object.fromEntries(Object.entries(names).filter(([, list]) => list.length > 0));
  return {
    ...(levels.length === 0 ? {} : { levels }),
    ...stated,
    ...(persons === 'all' ? {} : { persons }),
  };
}

function stageOf({ area, how, count, classes, chances }: StageDraft): Record<string, unknown> {
  const byClass = Object.fromEntries(classes.map(({ name, take }) => [name.trim(), take]));
  return { area, take: how === 'all' ? 'all' : how === 'number' ? count : { byClass }, chances };
}

function allocationOf(draft: AllocationDraft): Record<string, unknown> {
  const { kind, floor, cap, e, z, p } = draft;
  const bounds = { floor, ...(cap === null ? {} : { cap }) };
  const total =
    draft.totalBy === 'number'
      ? // Null would be read as a size rule without fields.
        (draft.total ?? undefined)
      : draft.totalBy === 'yamane'
        ? { kind: 'yamane', e }
        : { kind: 'cochran', e, z, p };
  switch (kind) {
    case 'fixed': {
      const byLevel = Object.fromEntries(Object.entries(draft.byLevel).filter(([, size]) => size !== null));
      const hasOwn = Object.keys(byLevel).length > 0;
      return { kind, perStratum: draft.perStratum, ...(hasOwn ? { perStratumByLevel: byLevel } : {}) };
    }
    case 'size-table':
      return { kind, tiers: draft.tiers.map(({ from, size, all }) => ({ from, size: all ? 'all' : size })) };
    case 'proportional':
      return { kind, total, basis: draft.basis, ...bounds };
    case 'neyman': {
      const known = Object.fromEntries(Object.entries(draft.deviations).filter(([, d]) => d !== null));
      const hasKnown = Object.keys(known).length > 0;
      return {
        kind,
        total,
        deviation: draft.deviation,
        ...(hasKnown ? { deviations: known } : {}),
        ...bounds,
      };
    }
    case 'yamane':
      return { kind, e };
    case 'cochran':
      return { kind, e, z, p };
    case 'take-all':
      return { kind };
  }
}
