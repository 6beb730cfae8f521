import { channels } from '#domain/lists/services.ts';
import { timelinesses } from '#domain/lists/statuses.ts';

import { canonicalText } from './canonical-text.ts';
import {
  agencyLevels,
  type Eligibility,
  type PlanPart,
  type SamplePlan,
  stratumKeys,
  totalKinds,
} from './plan.ts';
import type { PlanFault } from './plan-fault.ts';
import { readAllocation } from './read-allocation.ts';
import { readAreas, readStages } from './read-stages.ts';
import { ValueReader } from './value-reader.ts';

/*
 * Checks a plan that comes from outside (a file, a form, a stored JSON column) and says every fault with its place. Also
 * run over the built-in plans by a test, so that both obey the same rules.
 */

export type PlanReading = { plan: SamplePlan } | { faults: readonly PlanFault[] };

/**
 * The plan that the value states, or everything that is wrong with it. Left out, `notCovered` and `stages` are empty,
 * `eligibility` leaves nobody out, `selection` is simple-random and `replicates` 1. Unknown extra fields are ignored.
 */
export function readPlan(value: unknown): PlanReading {
  const reader = new ValueReader();
  const plan = planOf(reader, value);
  return reader.faults.length === 0 ? { plan } : { faults: reader.faults };
}

function planOf(reader: ValueReader, value: unknown): SamplePlan {
  const fields = reader.fields(value, 'plan');
  const { notCovered, selection, replicates } = fields;
  const parts = reader
    .list(fields['parts'], 'parts', 50)
    .map((part, index) => partOf(reader, part, `parts[${index}]`));
  const names = parts.map(({ name }) => canonicalText(name));
  if (new Set(names).size < names.length) reader.fault('parts', 'repeated-value');
  const plan: SamplePlan = {
    id: reader.text(fields['id'], 'id'),
    title: reader.text(fields['title'], 'title'),
    source: reader.text(fields['source'], 'source'),
    notCovered: isEmpty(notCovered) ? [] : reader.texts(notCovered, 'notCovered'),
    parts,
    selection:
      selection === undefined
        ? 'simple-random'
        : reader.one(selection, 'selection', ['simple-random', 'systematic']),
    reserveFactor: reader.between(fields['reserveFactor'], 'reserveFactor', 0, 100),
    replicates: replicates === undefined ? 1 : reader.whole(replicates, 'replicates', 1, 100),
  };
  if (fields['leastTotal'] !== undefined)
    plan.leastTotal = reader.whole(fields['leastTotal'], 'leastTotal', 1);
  if (!isEmpty(fields['areas'])) plan.areas = readAreas(reader, fields['areas'], 'areas', parts);
  return plan;
}

function partOf(reader: ValueReader, value: unknown, where: string): PlanPart {
  const fields = reader.fields(value, where);
  const strata = reader.listOf(fields['strata'], `${where}.strata`, stratumKeys);
  const part: PlanPart = {
    name: reader.text(fields['name'], `${where}.name`),
    eligibility: eligibilityOf(reader, fields['eligibility'], `${where}.eligibility`),
    stages: readStages(reader, fields['stages'], `${where}.stages`),
    strata,
    allocation: readAllocation(reader, fields['allocation'], `${where}.allocation`, strata),
  };
  if (part.stages.some(({ area }) => !strata.includes(area)))
    reader.fault(`${where}.strata`, 'area-not-in-strata');
  if (part.stages.length > 0 && totalKinds.some((kind) => kind === part.allocation.kind))
    reader.fault(`${where}.allocation.kind`, 'total-with-stages');
  return part;
}

function eligibilityOf(reader: ValueReader, value: unknown, where: string): Eligibility {
  if (value === undefined) return {};
  const fields = reader.fields(value, where);
  const eligibility: Eligibility = {};
  if (fields['levels'] !== undefined)
    eligibility.levels = reader.listOf(fields['levels'], `${where}.levels`, agencyLevels);
  for (const key of ['agencies', 'fields', 'tthcNames'] as const)
    if (fields[key] !== undefined) eligibility[key] = reader.texts(fields[key], `${where}.${key}`);
  // A word of a list in their place would leave everybody out.
  if (fields['channels'] !== undefined)
    eligibility.channels = reader.listOf(fields['channels'], `${where}.channels`, channels);
  if (fields['timeliness'] !== undefined)
    eligibility.timeliness = reader.listOf(fields['timeliness'], `${where}.timeliness`, timelinesses);
  if (fields['persons'] !== undefined)
    eligibility.persons = reader.one(fields['persons'], `${where}.persons`, ['individuals', 'organisations']);
  return eligibility;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
