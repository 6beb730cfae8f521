import { canonicalText } from './canonical-text.ts';
import { frameOf } from './build-frame.ts';
import { formsOf, type SizedStratum, sizesOf, spareOf } from './sizes.ts';
import type { DrawnUnit, SampleRole } from './drawn-unit.ts';
import type { ExclusionCounts } from './eligibility.ts';
import type { Frame, FrameTransaction } from './frame.ts';
import { frameDigest } from './frame-digest.ts';
import { type BelowLeastTotal, belowLeastTotal } from './least-total.ts';
import type { SamplePlan } from './plan.ts';
import { caseKeyOf, drawAlgorithm, drawNumbers } from './random.ts';
import { sampleDigestOf } from './sample-digest.ts';
import { SampleFault } from './sample-fault.ts';
import { type SelectedRow, selectPersons } from './select.ts';
import { drawAreas, type ReachedArea, type StageCount } from './stages.ts';

/*
 * Draws a sample: a function of the eligible transactions, the plan and the seed, and of nothing else. Rows in any
 * order give the same sample. docs/draw-algorithm.md tells another program how to repeat it.
 */

export interface SampleDraw {
  algorithm: string;
  planId: string;
  seed: string;
  frameDigest: string;
  sampleDigest: string;
  /** In the strata drawn from. With `excluded` they add up to the transactions given. */
  transactions: number;
  persons: number;
  excluded: ExclusionCounts;
  /** Persons in the main sample. */
  total: number;
  shortfall: number;
  /** Main units of each replicate, the first at index 0. */
  replicates: readonly number[];
  strata: readonly SizedStratum[];
  /** Areas drawn, of every stage; empty without stages. */
  areas: readonly ReachedArea[];
  stages: readonly StageCount[];
  belowLeastTotal: BelowLeastTotal | null;
  /** By stratum key, main units before reserve, each in drawn order. */
  units: readonly DrawnUnit[];
}

/**
 * The sample that seed and plan give from these transactions.
 *
 * @throws SampleFault for an empty seed or frame, a repeated mã hồ sơ, or a plan that does not fit the frame.
 */
export function drawSample(
  transactions: Iterable<FrameTransaction>,
  plan: SamplePlan,
  seedText: string,
): SampleDraw {
  const frame = frameOf(transactions, plan);
  const seed = canonicalText(seedText);
  if (seed === '') throw new SampleFault('seed-empty');
  const staged = plan.parts.filter((part) => part.stages.length > 0);
  const reached = new Map(staged.map((part) => [part, drawAreas(part, plan.areas ?? [], seed)] as const));
  const sizes = sizesOf(frame, plan, reached);
  const excluded = { ...frame.excluded, areaNotDrawn: sizes.areaNotDrawn };
  if (sizes.strata.length === 0) throw new SampleFault('frame-empty', { ...excluded });

  const areas = [...reached.values()].flatMap((part) => part.areas);
  const units = drawUnits(frame, sizes.strata, plan, seed);
  const sum = (key: 'transactions' | 'persons' | 'n' | 'shortfall'): number =>
    sizes.strata.reduce((total, stratum) => total + stratum[key], 0);
  return {
    algorithm: drawAlgorithm,
    planId: plan.id,
    seed,
    frameDigest: frameDigest(frame),
    sampleDigest: sampleDigestOf(areas, units),
    transactions: sum('transactions'),
    persons: sum('persons'),
    excluded,
    total: sum('n'),
    shortfall: sum('shortfall') + sizes.beyondReach,
    replicates: replicateSizes(units, plan.replicates),
    strata: sizes.strata,
    areas,
    stages: [...reached.values()].flatMap((part) => part.stages),
    belowLeastTotal: belowLeastTotal(
      plan.leastTotal,
      sizes.strata.map((stratum) => ({
        stratumKey: stratum.stratumKey,
        forms: formsOf(stratum),
        spare: spareOf(stratum),
      })),
    ),
    units,
  };
}

function drawUnits(
  frame: Frame,
  strata: readonly SizedStratum[],
  plan: SamplePlan,
  seed: string,
): DrawnUnit[] {
  const rows = personsByStratum(frame);
  const isAsked = new Uint8Array(frame.keptOf.length);
  for (const { stratumKey, n } of strata)
    if (n > 0) for (const row of rows.get(stratumKey) ?? []) isAsked[row] = 1;
  const source = { frame, seed, numbers: drawNumbers(seed, frame.transactionKeys, isAsked) };
  const units: DrawnUnit[] = [];
  let dealt = 0;
  for (const stratum of strata) {
    if (stratum.n === 0) continue;
    const candidates = rows.get(stratum.stratumKey) ?? new Int32Array();
    const { main, reserve } = selectPersons(source, candidates, stratum, plan.selection);
    const unit = unitMaker(frame, stratum);
    for (const [index, drawn] of main.entries())
      units.push(unit(drawn, 'main', index + 1, ((dealt + index) % plan.replicates) + 1));
    for (const [index, drawn] of reserve.entries()) units.push(unit(drawn, 'reserve', index + 1, 0));
    dealt += main.length;
  }
  return units;
}

/** Rows through which persons are drawn, by stratum key. */
function personsByStratum({ strata, stratumOf, keptOf }: Frame): Map<string, Int32Array> {
  const rows = strata.map(({ persons }) => new Int32Array(persons));
  const filled = new Int32Array(strata.length);
  for (let row = 0; row < keptOf.length; row += 1) {
    if (keptOf[row] !== row) continue;
    const stratum = stratumOf[row] ?? 0;
    const own = rows[stratum];
    if (own) own[filled[stratum] ?? 0] = row;
    filled[stratum] = (filled[stratum] ?? 0) + 1;
  }
  return new Map(
    strata.map(({ stratumKey }, index) => [stratumKey, rows[index] ?? new Int32Array()] as const),
  );
}

function unitMaker(
  frame: Frame,
  { stratumKey, part, n, persons, stageProbabilities }: SizedStratum,
): (drawn: SelectedRow, role: SampleRole, order: number, replicate: number) => DrawnUnit {
  const inclusionProbability = stageProbabilities.reduce((product, chance) => product * chance, n / persons);
  return ({ row, key }, role, order, replicate) => ({
    caseKey: caseKeyOf(key),
    part,
    stratumKey,
    role,
    order,
    replicate,
    inclusionProbability,
    stageProbabilities,
    designWeight: 1 / inclusionProbability,
    transactionKey: frame.transactionKeys[row] ?? '',
    personKey: frame.personKeys[row] ?? '',
  });
}

function replicateSizes(units: readonly DrawnUnit[], replicates: number): number[] {
  const sizes = Array.from({ length: replicates }, () => 0);
  for (const { role, replicate } of units)
    if (role === 'main') sizes[replicate - 1] = (sizes[replicate - 1] ?? 0) + 1;
  return sizes;
}
