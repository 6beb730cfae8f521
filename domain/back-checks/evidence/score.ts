/*
 * The one score of an interview: how far each figure lies on the suspicious side of the room, weighted and added up, on
 * the scale that the selection takes (selection-by-risk.ts): the logarithm of how much likelier an invented interview
 * is to look like this than an honest one. With w the weighted sum of the standardised figures, brought to the middle
 * 0 and the spread 1 of the room, that logarithm is d·w − d²/2 where invented interviews lie d spreads higher (two
 * normal distributions; the d that is believed is a setting). Being a sum, it is explained by its parts.
 */

import { evidenceRules, type Measures } from './rules.ts';
import type { EvidenceName, EvidenceRule, Measured } from './rule.ts';

export type EvidenceWeights = Readonly<Record<EvidenceName, number>>;

/** What the room's last interviews were like: their scaled figures by rule, and their weighted sums. */
export interface RoomRecord {
  figures: readonly Readonly<Partial<Record<EvidenceName, number>>>[];
  sums: readonly number[];
}

export interface EvidencePart extends Measured {
  name: EvidenceName;
  /** On the scale of the rule, for later interviews to be set against. */
  scaled: number;
  /** Standardised against the room; above 0 is the suspicious side. */
  z: number;
  /** Share of the room's last interviews that looked less suspicious in this (ties by half); null without any. */
  rank: number | null;
  /** Interviews of the room it was set against. */
  room: number;
  /** What it adds to the score. */
  adds: number;
}

export interface EvidenceScore {
  parts: EvidencePart[];
  /** Weighted sum of the z, before it is set against the room. */
  sum: number;
  /** What is in the score before any evidence, so that an interview like all others scores it alone. */
  base: number;
  /** `base` and all that the parts add. */
  score: number;
  proven: boolean;
}

/** How many interviews the expected middle and spread are worth beside those of the room. */
const expectationWorth = 20;
/** Beyond so many spreads a figure says no more. */
const furthest = 3;

/** @param separation how many spreads higher invented interviews are believed to lie, d */
export function evidenceScore(
  measures: Measures,
  room: RoomRecord,
  weights: EvidenceWeights,
  separation: number,
): EvidenceScore {
  const set = evidenceRules.flatMap((rule) => {
    const measured = measures.get(rule.name);
    return measured === undefined ? [] : [{ rule, measured, ...against(rule, measured, room) }];
  });
  const sum = total(set.map(({ rule, z }) => weights[rule.name] * z));
  const spreading = set.filter(({ rule }) => !rule.ordinarilyNothing);
  const independent = Math.hypot(...spreading.map(({ rule }) => weights[rule.name]));
  const { middle, spread } = spreadOf(room.sums, { middle: 0, spread: independent || 1 }, 0.4);
  const slope = separation / spread;
  const base = -slope * middle - separation ** 2 / 2;
  const parts = set.map(({ rule, measured, ...standing }) => ({
    ...measured,
    ...standing,
    name: rule.name,
    adds: slope * weights[rule.name] * standing.z,
  }));
  return {
    parts,
    sum,
    base,
    score: base + total(parts.map(({ adds }) => adds)),
    proven: parts.some(({ proves }) => proves),
  };
}

function against(
  rule: EvidenceRule,
  { value }: Measured,
  { figures }: RoomRecord,
): Pick<EvidencePart, 'scaled' | 'z' | 'rank' | 'room'> {
  const scaled = rule.scaled(value);
  const others = figures.flatMap((figure) => figure[rule.name] ?? []);
  const { middle, spread } = spreadOf(others, rule.expected, 1);
  const side = sideOf(rule, middle);
  const own = side(scaled);
  const below = total(others.map((other) => (side(other) < own ? 1 : side(other) === own ? 0.5 : 0)));
  return {
    scaled,
    z: bounded(rule.suspicious === 'either' ? halfNormal(own / spread) : own / spread),
    rank: others.length === 0 ? null : below / others.length,
    room: others.length,
  };
}

/** Distance from the middle, counted positive on the suspicious side. */
function sideOf({ suspicious }: EvidenceRule, middle: number): (scaled: number) => number {
  switch (suspicious) {
    case 'high':
      return (scaled) => scaled - middle;
    case 'low':
      return (scaled) => middle - scaled;
    case 'either':
      return (scaled) => Math.abs(scaled - middle);
  }
}

/** The size of a normal deviate has mean √(2/π) and standard deviation √(1 − 2/π). */
function halfNormal(size: number): number {
  return (size - Math.sqrt(2 / Math.PI)) / Math.sqrt(1 - 2 / Math.PI);
}

function bounded(z: number): number {
  return Math.max(-furthest, Math.min(furthest, z));
}

/**
 * Middle and spread of the values, robust: median and 1.4826 times the median distance from it, drawn towards what is
 * expected while the values are few. The spread is at least `least` of the expected one: where most values are equal,
 * the next one would else be infinitely far away.
 */
function spreadOf(
  values: readonly number[],
  expected: { middle: number; spread: number },
  least: number,
): { middle: number; spread: number } {
  if (values.length === 0) return expected;
  const median = medianOf(values);
  const distance = 1.4826 * medianOf(values.map((value) => Math.abs(value - median)));
  const share = values.length / (values.length + expectationWorth);
  const drawn = (own: number, other: number): number => share * own + (1 - share) * other;
  return {
    middle: drawn(median, expected.middle),
    spread: Math.max(least * expected.spread, drawn(distance, expected.spread)),
  };
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half)] ?? 0) + (sorted[Math.ceil(half) - 1] ?? 0)) / 2;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
