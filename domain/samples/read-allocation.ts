import {
  type AgencyLevel,
  agencyLevels,
  type Allocation,
  type NeymanAllocation,
  type ProportionalAllocation,
  type SizeRule,
  type SizeTier,
  type StratumKey,
} from './plan.ts';
import type { Fields, ValueReader } from './value-reader.ts';

/* Reads how a plan's part sizes its strata. */

export function readAllocation(
  reader: ValueReader,
  value: unknown,
  where: string,
  strata: readonly StratumKey[],
): Allocation {
  const fields = reader.fields(value, where);
  switch (fields['kind']) {
    case 'fixed':
      return fixed(reader, fields, where, strata);
    case 'proportional':
      return proportional(reader, fields, where);
    case 'neyman':
      return neyman(reader, fields, where);
    case 'size-table':
      return { kind: 'size-table', tiers: tiers(reader, fields['tiers'], `${where}.tiers`) };
    case 'yamane':
    case 'cochran':
      return sizeRule(reader, fields, where);
    case 'take-all':
      return { kind: 'take-all' };
    default:
      reader.fault(`${where}.kind`, 'unknown-value');
      return { kind: 'take-all' };
  }
}

function fixed(
  reader: ValueReader,
  fields: Fields,
  where: string,
  strata: readonly StratumKey[],
): Allocation {
  const perStratum = reader.whole(fields['perStratum'], `${where}.perStratum`, 1);
  if (fields['perStratumByLevel'] === undefined) return { kind: 'fixed', perStratum };
  const at = `${where}.perStratumByLevel`;
  if (!strata.includes('level')) reader.fault(at, 'level-not-in-strata');
  const perStratumByLevel: Partial<Record<AgencyLevel, number>> = {};
  for (const [name, size] of Object.entries(reader.fields(fields['perStratumByLevel'], at))) {
    const level = agencyLevels.find((known) => known === name);
    if (level) perStratumByLevel[level] = reader.whole(size, `${at}.${name}`, 1);
    else reader.fault(`${at}.${name}`, 'unknown-value');
  }
  return { kind: 'fixed', perStratum, perStratumByLevel };
}

function proportional(reader: ValueReader, fields: Fields, where: string): ProportionalAllocation {
  const total = totalOf(reader, fields['total'], `${where}.total`);
  const basis = reader.one(fields['basis'], `${where}.basis`, ['transactions', 'persons']);
  return { kind: 'proportional', total, basis, ...bounds(reader, fields, where) };
}

/** A deviation below 0.0001 would count as none; that of a share is at most 0.5, that of a score in percent 50. */
function neyman(reader: ValueReader, fields: Fields, where: string): NeymanAllocation {
  const deviationOf = (value: unknown, at: string): number => reader.between(value, at, 0.0001, 50);
  const allocation: NeymanAllocation = {
    kind: 'neyman',
    total: totalOf(reader, fields['total'], `${where}.total`),
    deviation: deviationOf(fields['deviation'], `${where}.deviation`),
    ...bounds(reader, fields, where),
  };
  if (fields['deviations'] === undefined) return allocation;
  const at = `${where}.deviations`;
  const deviations = Object.fromEntries(
    Object.entries(reader.fields(fields['deviations'], at)).map(
      ([stratumKey, value]) => [stratumKey, deviationOf(value, `${at}.${stratumKey}`)] as const,
    ),
  );
  return { ...allocation, deviations };
}

function totalOf(reader: ValueReader, value: unknown, where: string): number | SizeRule {
  if (typeof value === 'object') return sizeRule(reader, reader.fields(value, where), where);
  return reader.whole(value, where, 1);
}

function bounds(reader: ValueReader, fields: Fields, where: string): { floor: number; cap?: number } {
  const floor = reader.whole(fields['floor'], `${where}.floor`, 0);
  if (fields['cap'] === undefined) return { floor };
  return { floor, cap: reader.whole(fields['cap'], `${where}.cap`, Math.max(1, floor)) };
}

function tiers(reader: ValueReader, value: unknown, where: string): SizeTier[] {
  const read = reader.list(value, where).map((tier, index): SizeTier => {
    const at = `${where}[${index}]`;
    const { from, size } = reader.fields(tier, at);
    return {
      from: reader.whole(from, `${at}.from`, 0),
      size: size === 'all' ? size : reader.whole(size, `${at}.size`, 0),
    };
  });
  const starts = read.map((tier) => tier.from);
  if (new Set(starts).size < starts.length) reader.fault(where, 'repeated-value');
  if (read.length > 0 && !starts.includes(0)) reader.fault(where, 'tier-zero-missing');
  return read;
}

function sizeRule(reader: ValueReader, fields: Fields, where: string): SizeRule {
  const e = reader.between(fields['e'], `${where}.e`, 0.001, 0.5);
  if (reader.one(fields['kind'], `${where}.kind`, ['yamane', 'cochran']) === 'yamane')
    return { kind: 'yamane', e };
  const z = reader.between(fields['z'], `${where}.z`, 0.1, 10);
  return { kind: 'cochran', e, z, p: reader.between(fields['p'], `${where}.p`, 0.001, 0.999) };
}
