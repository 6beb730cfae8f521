import { areaLabel, canonicalUnits } from './areas.ts';
import { type AreaKey, areaKeys, type AreaUnit, type PlanPart, type Stage } from './plan.ts';
import type { ValueReader } from './value-reader.ts';

/* Reads the stages of a plan's part and the list of units, and checks that the list has what the stages go by. */

/** More villages than any province has; with `mostSize` it keeps sums times numbers drawn exact in a double. */
const mostUnits = 50_000;
const mostSize = 1_000_000;

export function readStages(reader: ValueReader, value: unknown, where: string): Stage[] {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  const stages = reader.list(value, where).map((item, index) => {
    const at = `${where}[${index}]`;
    const fields = reader.fields(item, at);
    return {
      area: reader.one(fields['area'], `${at}.area`, areaKeys),
      take: takeOf(reader, fields['take'], `${at}.take`),
      chances: reader.one(fields['chances'], `${at}.chances`, ['equal', 'by-size']),
    };
  });
  const depths = stages.map(({ area }) => areaKeys.indexOf(area));
  if (depths.some((depth, index) => index > 0 && depth <= (depths[index - 1] ?? 0)))
    reader.fault(where, 'stages-out-of-order');
  return stages;
}

function takeOf(reader: ValueReader, value: unknown, where: string): Stage['take'] {
  if (value === 'all') return value;
  if (typeof value !== 'object' || value === null) return reader.whole(value, where, 1, mostUnits);
  const at = `${where}.byClass`;
  const sizes = Object.entries(reader.fields(reader.fields(value, where)['byClass'], at));
  if (sizes.length === 0) reader.fault(at, 'list-empty');
  return {
    byClass: Object.fromEntries(
      sizes.map(([name, size]) => [name, reader.whole(size, `${at}.${name}`, 0, mostUnits)] as const),
    ),
  };
}

/** The list of units, checked against every part that has stages. */
export function readAreas(
  reader: ValueReader,
  value: unknown,
  where: string,
  parts: readonly PlanPart[],
): AreaUnit[] {
  const units = reader.list(value, where, mostUnits).map((item, index): AreaUnit => {
    const at = `${where}[${index}]`;
    const fields = reader.fields(item, at);
    const unit: AreaUnit = {
      district: reader.textOrEmpty(fields['district'], `${at}.district`),
      class: reader.textOrEmpty(fields['class'], `${at}.class`),
      commune: reader.textOrEmpty(fields['commune'], `${at}.commune`),
    };
    if (fields['village'] !== undefined)
      unit.village = reader.textOrEmpty(fields['village'], `${at}.village`);
    if (fields['size'] !== undefined) unit.size = reader.whole(fields['size'], `${at}.size`, 1, mostSize);
    return unit;
  });
  const checked = canonicalUnits(units);
  const once = firstOfEach(checked, (unit) => pathOf(unit, 'village'));
  for (const [index, unit] of checked.entries())
    if (once.get(pathOf(unit, 'village')) !== unit) reader.fault(`${where}[${index}]`, 'repeated-value');
  for (const part of parts) if (part.stages.length > 0) checkUnits(reader, checked, where, part);
  return units;
}

function checkUnits(reader: ValueReader, units: readonly AreaUnit[], where: string, part: PlanPart): void {
  const last = part.stages.at(-1)?.area ?? 'village';
  const named = firstOfEach(units, (unit) => areaLabel(part, unit));
  for (const [index, unit] of units.entries()) {
    const at = `${where}[${index}]`;
    for (const { area } of part.stages)
      if ((unit[area] ?? '') === '') reader.fault(`${at}.${area}`, 'text-missing');
    const namesake = named.get(areaLabel(part, unit)) ?? unit;
    if (pathOf(namesake, last) !== pathOf(unit, last))
      reader.fault(`${at}.${last}`, 'area-ambiguous', { name: unit[last] ?? '' });
  }
  for (const stage of part.stages) {
    const sameArea = firstOfEach(units, (unit) => pathOf(unit, stage.area));
    for (const [index, unit] of units.entries()) {
      const at = `${where}[${index}]`;
      if (stage.chances === 'by-size' && unit.size === 0) reader.fault(`${at}.size`, 'not-a-whole-number');
      if (typeof stage.take !== 'object') continue;
      const first = sameArea.get(pathOf(unit, stage.area)) ?? unit;
      if (first.class !== unit.class)
        reader.fault(`${at}.class`, 'area-class-differs', { name: unit[stage.area] ?? '' });
      else if (!Object.hasOwn(stage.take.byClass, unit.class))
        reader.fault(`${at}.class`, 'area-class-without-size', { name: unit.class });
    }
  }
}

function firstOfEach(units: readonly AreaUnit[], keyOf: (unit: AreaUnit) => string): Map<string, AreaUnit> {
  const first = new Map<string, AreaUnit>();
  for (const unit of units) {
    const key = keyOf(unit);
    if (!first.has(key)) first.set(key, unit);
  }
  return first;
}

function pathOf(unit: AreaUnit, area: AreaKey): string {
  return areaKeys
    .slice(0, areaKeys.indexOf(area) + 1)
    .map((key) => unit[key] ?? '')
    .join('\t');
}
