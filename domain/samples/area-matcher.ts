import { remembered } from '#domain/lists/remembered.ts';

import { agencyArea } from './agency-area.ts';
import { canonicalUnits } from './areas.ts';
import type { FrameTransaction } from './frame.ts';
import { type AreaKey, areaKeys, type AreaUnit } from './plan.ts';
import { spellingKey } from './spelling.ts';

/*
 * Which unit of the plan's list a transaction lies in, by names; down to the area of the last stage. A list of
 * transactions often names the commune without its district: that is enough where only one district has it.
 */

export type AreaNames = Readonly<Record<AreaKey, string>>;

const agencyAreaOf = remembered(agencyArea, 20_000);

/** The areas that the transaction states; without a commune what its agency's name shows, in the district stated. */
export function statedAreas({
  agency,
  district = '',
  commune = '',
  village = '',
}: FrameTransaction): AreaNames {
  if (commune !== '') return { district, commune, village };
  const shown = agencyAreaOf(agency);
  return { district: district === '' ? shown.district : district, commune: shown.commune, village };
}

/** Gives the names that the list of units has for the transaction's area, undefined when the list does not have it. */
export function areaMatcher(
  units: readonly AreaUnit[],
  last: AreaKey,
): (transaction: FrameTransaction) => AreaNames | undefined {
  const depth = areaKeys.indexOf(last);
  const byPath = new Map<string, AreaNames>();
  const withoutDistrict = new Map<string, AreaNames | undefined>();
  for (const unit of canonicalUnits(units)) {
    const names = {
      district: unit.district,
      commune: depth >= 1 ? unit.commune : '',
      village: depth >= 2 ? (unit.village ?? '') : '',
    };
    const path = keyOf(names.district, names.commune, names.village);
    if (byPath.has(path)) continue;
    byPath.set(path, names);
    const short = keyOf('', names.commune, names.village);
    withoutDistrict.set(short, withoutDistrict.has(short) ? undefined : names);
  }
  return (transaction) => {
    const stated = statedAreas(transaction);
    const commune = depth >= 1 ? stated.commune : '';
    const village = depth >= 2 ? stated.village : '';
    const match = byPath.get(keyOf(stated.district, commune, village));
    if (match || depth === 0) return match;
    const only = withoutDistrict.get(keyOf('', commune, village));
    return stated.district === '' || only?.district === '' ? only : undefined;
  };
}

const spelt = remembered(spellingKey, 20_000);

function keyOf(district: string, commune: string, village: string): string {
  return `${spelt(district)}\t${spelt(commune)}\t${spelt(village)}`;
}
