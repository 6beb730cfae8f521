import { compareCodePoints } from './canonical-text.ts';
import type { DrawnUnit } from './drawn-unit.ts';
import { linesDigest } from './random.ts';
import type { ReachedArea } from './stages.ts';

/**
 * SHA-256 over the areas drawn and the persons drawn; see docs/draw-algorithm.md, section 8. Units in the order of the
 * draw, which is that of sample.csv: so it needs no frame.
 */
export function sampleDigestOf(
  areas: readonly Pick<ReachedArea, 'part' | 'area' | 'district' | 'commune' | 'village'>[],
  units: readonly Pick<DrawnUnit, 'stratumKey' | 'role' | 'order' | 'replicate' | 'caseKey'>[],
): string {
  return linesDigest([
    ...areas
      .map(({ part, area, district, commune, village }) =>
        ['area', part, area, district, commune, village].join('\t'),
      )
      .toSorted(compareCodePoints),
    ...units.map(({ stratumKey, role, order, replicate, caseKey }) =>
      [stratumKey, role, order, replicate, caseKey].join('\t'),
    ),
  ]);
}
