import { describe, expect, test } from 'vitest';

import { candidateOf } from '#client/features/plans/candidate-plan.ts';
import { draftOf } from '#client/features/plans/draft-of-plan.ts';
import { faultPlace } from '#client/features/plans/fault-place.ts';
import { formFaults } from '#client/features/plans/form-faults.ts';
import { freshPart, freshPlan, planDraft, type AllocationDraft } from '#client/features/plans/plan-draft.ts';
import { isUnder } from '#client/features/plans/plan-faults.ts';
import { vi } from '#client/text/vi.ts';
import { builtInPlans } from '#domain/samples/built-in-plans.ts';
import type { Allocation, PlanPart, SamplePlan } from '#domain/samples/plan.ts';
import { readPlan } from '#domain/samples/read-plan.ts';

const heading = 'Huyện\tLoại\tXã\tThôn\tQuy mô';
const [anyPlan] = builtInPlans;
if (anyPlan === undefined) throw new Error('No plan is built in');

const withPart = (part: Partial<PlanPart>): SamplePlan => ({
  ...anyPlan,
  parts: [
    {
      name: 'Chung',
      eligibility: {},
      stages: [],
      strata: ['agency'],
      allocation: { kind: 'take-all' },
      ...part,
    },
  ],
});
const throughForm = (plan: SamplePlan) => candidateOf(draftOf(plan, heading));

describe('a plan in its form', () => {
  test.each(builtInPlans.map((plan) => [plan.id, plan] as const))('%s comes out as it went in', (_, plan) => {
    expect(throughForm(plan)).toEqual(plan);
  });

  const allocations: Allocation[] = [
    { kind: 'fixed', perStratum: 80, perStratumByLevel: { district: 70 } },
    {
      kind: 'size-table',
      tiers: [
        { from: 30, size: 30 },
        { from: 0, size: 'all' },
      ],
    },
    { kind: 'proportional', total: 400, basis: 'persons', floor: 2, cap: 50 },
    { kind: 'proportional', total: { kind: 'yamane', e: 0.07 }, basis: 'transactions', floor: 0 },
    {
      kind: 'neyman',
      total: { kind: 'cochran', e: 0.05, z: 1.96, p: 0.5 },
      deviation: 0.5,
      deviations: { 'UBND xã Đắk Ha\tHộ tịch': 0.3 },
      floor: 2,
    },
    { kind: 'yamane', e: 0.03 },
    { kind: 'cochran', e: 0.05, z: 2.58, p: 0.2 },
    { kind: 'take-all' },
  ];
  test.each(allocations.map((allocation) => [allocation.kind, allocation] as const))(
    'sizes of kind %s come out as they went in',
    (_, allocation) => {
      const plan = withPart({ allocation, strata: ['level', 'agency'] });
      expect(throughForm(plan)).toEqual(plan);
    },
  );

  test('stages, areas, eligibility and a least total come out as they went in', () => {
    const plan: SamplePlan = {
      ...withPart({
        eligibility: { levels: ['commune'], fields: ['Đất đai'], persons: 'individuals' },
        stages: [
          { area: 'district', take: 'all', chances: 'equal' },
          { area: 'commune', take: { byClass: { I: 9, II: 7, III: 4 } }, chances: 'equal' },
          { area: 'village', take: 3, chances: 'by-size' },
        ],
        strata: ['district', 'commune', 'village'],
      }),
      leastTotal: 5000,
      areas: [{ district: 'An Lão', class: 'III', commune: 'An Hoà', village: 'Xuân Phong', size: 120 }],
    };
    expect(throughForm(plan)).toEqual(plan);
  });

  test('what another kind of size had stays while the kind is changed to and fro', () => {
    const { allocation } = freshPart('Chung');
    const typed: AllocationDraft = { ...allocation, total: 1234, kind: 'fixed' };
    const draft = { ...freshPlan('Chung'), parts: [{ ...freshPart('Chung'), allocation: typed }] };
    expect(candidateOf(draft)).not.toHaveProperty('parts.0.allocation.total');
    const back = {
      ...draft,
      parts: [{ ...freshPart('Chung'), allocation: { ...typed, kind: 'proportional' as const } }],
    };
    expect(candidateOf(back)).toHaveProperty('parts.0.allocation.total', 1234);
  });

  test('a new plan lacks its title and source, and nothing else', () => {
    const reading = readPlan(candidateOf(freshPlan('Chung')));
    expect('faults' in reading ? reading.faults.map(({ where }) => where) : []).toEqual(['title', 'source']);
  });

  test.each([
    ['perStratum', { kind: 'fixed', perStratum: 70 }],
    ['total', { kind: 'proportional', total: 400, basis: 'persons', floor: 2 }],
    ['floor', { kind: 'proportional', total: 400, basis: 'persons', floor: 2 }],
    ['e', { kind: 'yamane', e: 0.05 }],
  ] as const)('a number not typed yet is one fault, of its field: %s', (field, allocation) => {
    const draft = draftOf(withPart({ allocation }), heading);
    const [part] = draft.parts;
    if (part === undefined) throw new Error('No part');
    const reading = readPlan(
      candidateOf({ ...draft, parts: [{ ...part, allocation: { ...part.allocation, [field]: null } }] }),
    );
    expect('faults' in reading ? reading.faults.map(({ where }) => where) : []).toEqual([
      `parts[0].allocation.${field}`,
    ]);
  });

  test('what this browser kept of it is read again, and of another form is not', () => {
    const draft = draftOf(anyPlan, heading);
    expect(planDraft.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(planDraft.safeParse({ ...draft, parts: 'none' }).success).toBe(false);
  });

  test('a class named twice is said, before one of the two is lost', () => {
    const stages = [{ area: 'commune', take: { byClass: { I: 9 } }, chances: 'equal' }] as const;
    const draft = draftOf(withPart({ stages }), heading);
    const twice = { name: 'I ', take: 4 };
    for (const part of draft.parts) for (const stage of part.stages) stage.classes.push(twice);
    expect(formFaults(draft)).toEqual([
      { where: 'parts[0].stages[0].take.byClass', code: 'class-repeated', name: 'I' },
    ]);
  });

  test('a fault is placed by the words of its field, the part named when there are several', () => {
    const number = String;
    const one = freshPlan('Chung');
    const two = { ...one, parts: [...one.parts, freshPart('Cấp xã')] };
    const place = (where: string, draft = two) => faultPlace(where, draft, vi.plans.form, number);
    expect(place('parts[1].allocation.tiers[1].size')).toBe('Cấp xã · Cỡ mẫu, bậc 2');
    expect(place('parts[1].stages[0].take.byClass.I')).toBe('Cấp xã · Bước 1');
    expect(place('parts[0].allocation.total', one)).toBe('Tổng số người');
    expect(place('areas[17].class')).toBe('Danh sách địa bàn');
    expect(place('parts')).toBe('Các phần');
  });

  test('a fault belongs to the field above it, but not to one whose name only begins the same', () => {
    expect(isUnder('parts[0].stages[1].area', 'parts[0].stages')).toBe(true);
    expect(isUnder('parts[10].name', 'parts[1]')).toBe(false);
  });
});
