import type { DrawnUnit } from '#domain/samples/drawn-unit.ts';

/* sample.csv of a published draw: the drawn persons by their case keys, in the order of the draw. */

export const sampleColumns = [
  'part',
  'stratum',
  'role',
  'order',
  'replicate',
  'caseKey',
  'inclusionProbability',
] as const;

export type PublishedUnit = Pick<
  DrawnUnit,
  'part' | 'stratumKey' | 'role' | 'order' | 'replicate' | 'caseKey' | 'inclusionProbability'
>;

/** The unit in the order of `sampleColumns`; a stratum's labels are parted by tabs, as in its key. */
export function sampleCells(unit: PublishedUnit): (string | number)[] {
  const { part, stratumKey, role, order, replicate, caseKey, inclusionProbability } = unit;
  return [part, stratumKey, role, order, replicate, caseKey, inclusionProbability];
}
