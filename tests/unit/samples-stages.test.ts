import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { areaStages } from '#domain/samples/area-stages.ts';
import type { AreaUnit, PlanPart } from '#domain/samples/plan.ts';
import { SampleFault } from '#domain/samples/sample-fault.ts';
import { drawBySize, sizeChances } from '#domain/samples/size-chances.ts';
import { drawAreas, possibleAreas } from '#domain/samples/stages.ts';

import { partWith, unitList } from './samples-frames.ts';

const sizesAndTake = fc
  .array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 })
  .chain((sizes) => fc.tuple(fc.constant(sizes), fc.integer({ min: 0, max: sizes.length })));

describe('chances in proportion to size', () => {
  test('worked by hand: 2 of 100, 30, 20, 10', () => {
    // 2 × 100 ≥ 160: certain. One of the other 60.
    expect(sizeChances([100, 30, 20, 10], 2)).toEqual([1, 30 / 60, 20 / 60, 10 / 60]);
  });

  test('a second unit can become certain when the first is', () => {
    // 3 of 100, 50, 10, 10, 10: 300 ≥ 180; then 2 × 50 ≥ 80; then one of 30.
    expect(sizeChances([100, 50, 10, 10, 10], 3)).toEqual([1, 1, 1 / 3, 1 / 3, 1 / 3]);
  });

  test('add up to the number taken, none above 1, larger units never less likely', () => {
    fc.assert(
      fc.property(sizesAndTake, ([sizes, take]) => {
        const chances = sizeChances(sizes, take);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(take, 9);
        for (const [a, chance] of chances.entries()) {
          expect(chance).toBeLessThanOrEqual(1);
          for (const [b, other] of chances.entries())
            if ((sizes[a] ?? 0) > (sizes[b] ?? 0)) expect(chance).toBeGreaterThanOrEqual(other);
        }
      }),
    );
  });

  test('over all starts each unit is drawn exactly as often as its chance says, always as many as are taken', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 })
          .chain((sizes) => fc.tuple(fc.constant(sizes), fc.integer({ min: 0, max: sizes.length }))),
        ([sizes, take]) => {
          const times = sizes.map(() => 0);
          let starts = 1;
          for (let start = 0; start < starts; start += 1) {
            const drawn = drawBySize(sizes, take, (limit) => {
              starts = limit;
              return start;
            });
            expect(new Set(drawn).size).toBe(take);
            for (const index of drawn) times[index] = (times[index] ?? 0) + 1;
          }
          expect(times.map((count) => count / starts)).toEqual(
            sizeChances(sizes, take).map((chance) => expect.closeTo(chance, 12) as number),
          );
        },
      ),
    );
  });
});

function staged(stages: PlanPart['stages']): PlanPart {
  return partWith({ stages, strata: ['district', 'commune', 'village'] });
}

describe('areas drawn by stages', () => {
  const part = staged([
    { area: 'district', take: 2, chances: 'by-size' },
    { area: 'commune', take: { byClass: { I: 1, II: 2, III: 3 } }, chances: 'equal' },
    { area: 'village', take: 2, chances: 'by-size' },
  ]);

  test('lie in areas of the stage above, and do not go by the order of the list', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.shuffledSubarray([...unitList], { minLength: unitList.length }),
        (seed, shuffled) => {
          const { areas } = drawAreas(part, unitList, seed);
          expect(drawAreas(part, shuffled, seed).areas).toEqual(areas);
          const paths = new Set(
            areas.map(({ district, commune, village }) => `${district}/${commune}/${village}`),
          );
          for (const { area, district, commune } of areas) {
            if (area !== 'district') expect(paths).toContain(`${district}//`);
            if (area === 'village') expect(paths).toContain(`${district}/${commune}/`);
          }
          expect(areas.filter(({ area }) => area === 'district')).toHaveLength(2);
        },
      ),
    );
  });

  test('have the chance that the planner gave them before', () => {
    const possible = new Map(
      possibleAreas(part, unitList).areas.map((area) => [
        `${area.district}/${area.commune}/${area.village}`,
        area.probability,
      ]),
    );
    for (const { district, commune, village, probability } of drawAreas(part, unitList, '7').areas)
      expect(probability).toBe(possible.get(`${district}/${commune}/${village}`));
  });

  test('are known by stages with the number of those that each was drawn from, which gives their chance', () => {
    const stagesOf = areaStages({ parts: [part], areas: unitList });
    const villages = drawAreas(part, unitList, '7').areas.filter(({ area }) => area === 'village');
    expect(villages.length).toBeGreaterThan(3);
    for (const { district, commune, village, chances } of villages) {
      const stages = stagesOf(part.name, { district, commune, village }) ?? [];
      expect(stages).toHaveLength(3);
      const [first, second] = stages;
      // A draw by size is taken as one with replacement, unless the area was certain.
      expect(first?.population).toBe(chances[0] === 1 ? 1 : Infinity);
      expect((second?.drawn ?? 0) / (second?.population ?? 0)).toBe(chances[1]);
    }
    expect(stagesOf(part.name, { district: 'nowhere' })).toBeNull();
  });

  test('are as many as the planner expected when every area above has as many', () => {
    const even = staged([
      { area: 'commune', take: 4, chances: 'equal' },
      { area: 'village', take: 2, chances: 'equal' },
    ]);
    const numbers = ({ area, taken, wanted }: { area: string; taken: number; wanted: number }): unknown => [
      area,
      Math.round(taken * 1e9) / 1e9,
      Math.round(wanted * 1e9) / 1e9,
    ];
    expect(possibleAreas(even, unitList).stages.map(numbers)).toEqual([
      ['commune', 4, 4],
      ['village', 8, 8],
    ]);
    expect(drawAreas(even, unitList, '1').stages.map(numbers)).toEqual([
      ['commune', 4, 4],
      ['village', 8, 8],
    ]);
  });

  test('of a class without a number are refused, not left out', () => {
    const units: AreaUnit[] = [
      { district: 'huyện A', class: 'đặc biệt', commune: 'xã 1', village: 'thôn 1' },
    ];
    expect(() => drawAreas(part, units, '1')).toThrow(SampleFault);
  });
});
