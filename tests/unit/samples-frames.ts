// Plans and frames for the tests of samples: whole ones with what a test changes, and arbitrary ones.
import * as fc from 'fast-check';

import type { FrameTransaction } from '#domain/samples/frame.ts';
import type { Allocation, AreaUnit, PlanPart, SamplePlan, StratumKey } from '#domain/samples/plan.ts';

export function partWith(change: Partial<PlanPart> = {}): PlanPart {
  return {
    name: 'P',
    eligibility: {},
    stages: [],
    strata: ['agency', 'field'],
    allocation: { kind: 'fixed', perStratum: 4 },
    ...change,
  };
}

/** A plan of one part; what is not of the part is of the plan. */
export function planWith(part: Partial<PlanPart> = {}, change: Partial<SamplePlan> = {}): SamplePlan {
  return {
    id: 'test',
    title: 'test',
    source: 'test',
    notCovered: [],
    parts: [partWith(part)],
    selection: 'simple-random',
    reserveFactor: 0.5,
    replicates: 1,
    ...change,
  };
}

export function transactionWith(change: Partial<FrameTransaction> = {}): FrameTransaction {
  return {
    transactionKey: 'H16-240101-0001',
    personKey: '+84900000001 nguyen van a',
    agency: 'UBND xã A',
    field: 'Đất đai',
    tthcName: 'Đăng ký biến động',
    resultOn: '2024-01-01',
    ...change,
  };
}

/** So many persons, each with one transaction. */
export function personsAt(
  count: number,
  change: Partial<FrameTransaction> = {},
  name = 'p',
): FrameTransaction[] {
  return Array.from({ length: count }, (_, index) =>
    transactionWith({ transactionKey: `${name}-${index}`, personKey: `${name} ${index}`, ...change }),
  );
}

const districts = ['huyện A', 'huyện B', 'thị xã C'];
const classes = ['I', 'II', 'III'];

/** Districts of three classes with two to four communes of two or three villages. */
export const unitList: readonly AreaUnit[] = districts.flatMap((district, at) =>
  Array.from({ length: 2 + at }, (_, commune) => commune + 1).flatMap((commune) =>
    Array.from({ length: 2 + (commune % 2) }, (_, village) => ({
      district,
      class: classes[at] ?? '',
      commune: `xã ${district.at(-1)}${commune}`,
      village: `thôn ${village + 1}`,
      size: 20 + 30 * village + 10 * at,
    })),
  ),
);

const transactions = fc
  .array(
    fc.record({
      person: fc.integer({ min: 1, max: 60 }),
      unit: fc.nat({ max: unitList.length }),
      agency: fc.constantFrom('UBND xã A', 'ubnd  XÃ A', 'UBND xã B', 'Sở C', 'UBND huyện D', 'Cục Thuế'),
      field: fc.constantFrom('Đất đai', 'Hộ tịch'),
      day: fc.integer({ min: 0, max: 4 }),
      channel: fc.constantFrom('inPerson', 'online', undefined),
      isOrganisation: fc.boolean(),
      excludedBecause: fc.constantFrom(undefined, undefined, undefined, 'doNotCall' as const),
    }),
    { minLength: 1, maxLength: 150 },
  )
  .map((rows) =>
    rows.map(({ person, unit, day, channel, isOrganisation, excludedBecause, ...row }, index) =>
      transactionWith({
        ...row,
        transactionKey: `H16-24010${day}-${index}`,
        personKey: `+849000000${person}`,
        resultOn: day === 0 ? '' : `2024-01-0${day}`,
        organisation: isOrganisation,
        ...(channel && { channel }),
        ...(excludedBecause && { excludedBecause }),
        ...areaOf(unitList[unit]),
      }),
    ),
  );

function areaOf(unit: AreaUnit | undefined): Partial<FrameTransaction> {
  if (!unit) return {};
  const { district, commune, village = '' } = unit;
  return { district, commune, village };
}

/** Persons come back, at the same and at other agencies, often on the same date; some lie in no area of the list. */
export const anyFrame: fc.Arbitrary<FrameTransaction[]> = transactions;

const ownSizes: fc.Arbitrary<Allocation> = fc.oneof(
  fc.record({ kind: fc.constant('fixed' as const), perStratum: fc.integer({ min: 1, max: 9 }) }),
  fc.constant({ kind: 'take-all' as const }),
  fc.constant({
    kind: 'size-table' as const,
    tiers: [
      { from: 0, size: 'all' as const },
      { from: 5, size: 4 },
      { from: 20, size: 9 },
    ],
  }),
  fc.constant({ kind: 'yamane' as const, e: 0.2 }),
  fc.constant({ kind: 'cochran' as const, e: 0.2, z: 1.96, p: 0.5 }),
);

const sharedTotals: fc.Arbitrary<Allocation> = fc.oneof(
  fc.record({
    kind: fc.constant('proportional' as const),
    total: fc.integer({ min: 1, max: 90 }),
    basis: fc.constantFrom('transactions' as const, 'persons' as const),
    floor: fc.constant(0),
    cap: fc.integer({ min: 1, max: 30 }),
  }),
  fc.record({
    kind: fc.constant('neyman' as const),
    total: fc.integer({ min: 1, max: 90 }),
    deviation: fc.integer({ min: 1, max: 5000 }).map((each) => each / 10_000),
    floor: fc.constant(0),
  }),
);

const plainPart = fc
  .record({
    strata: fc.uniqueArray(
      fc.constantFrom<StratumKey>('level', 'agency', 'field', 'channel', 'district', 'commune'),
      { minLength: 1 },
    ),
    allocation: fc.oneof(ownSizes, sharedTotals),
    eligibility: fc.constantFrom<PlanPart['eligibility']>(
      {},
      { levels: ['commune', 'province'] },
      { agencies: ['UBND XÃ A', 'Sở C'] },
      { persons: 'individuals', channels: ['online'] },
    ),
  })
  .map(partWith);

const chances = fc.constantFrom('equal' as const, 'by-size' as const);
const take = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constant('all' as const));

const stagedPart = fc
  .record({ allocation: ownSizes, chances, take, deeper: take, isDeep: fc.boolean() })
  .map(({ allocation, chances: chance, take: first, deeper, isDeep }) =>
    partWith({
      allocation,
      stages: [
        { area: 'district', take: 'all', chances: 'equal' },
        {
          area: 'commune',
          take: first === 'all' ? { byClass: { I: 1, II: 2, III: 5 } } : first,
          chances: chance,
        },
        ...(isDeep ? [{ area: 'village' as const, take: deeper, chances: chance }] : []),
      ],
      strata: isDeep ? ['district', 'commune', 'village'] : ['district', 'commune', 'field'],
    }),
  );

/** Plans that read-plan.ts lets pass, with one or two parts. */
export const anyPlan: fc.Arbitrary<SamplePlan> = fc
  .record({
    parts: fc.oneof(
      plainPart.map((part) => [part]),
      stagedPart.map((part) => [part]),
      fc
        .tuple(plainPart, fc.oneof(plainPart, stagedPart))
        .map(([first, second]) => [{ ...first, name: 'A' }, second]),
    ),
    selection: fc.constantFrom('simple-random' as const, 'systematic' as const),
    reserveFactor: fc.constantFrom(0, 0.5, 1, 3),
    replicates: fc.integer({ min: 1, max: 5 }),
    leastTotal: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
  })
  .map(({ parts, leastTotal, ...rest }) =>
    planWith({}, { ...rest, parts, areas: unitList, ...(leastTotal !== undefined && { leastTotal }) }),
  );
