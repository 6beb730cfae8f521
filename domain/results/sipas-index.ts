import {
  type AnswerCount,
  type AnswerTally,
  checkAnswerCount,
  type SpecialAnswer,
  tallyOf,
} from './answer-counts.ts';
import { type Fraction, fraction, fractionOfNumber, roundFraction, toNumber } from './fraction.ts';
import type { IndexStructure } from './index-structure.ts';
import { type ItemScore, rollUp, type Rollup, type RolledUp, type RollupWeights } from './roll-up.ts';
import { wilsonInterval } from './wilson-interval.ts';

/*
 * The satisfaction index (SIPAS): scores of items, factors, groups and the whole, from counted answers or from given
 * scores. Every score is in percent, 0–100, exact until shown, and null when there is no valid answer. Answers count
 * alike: no design weights, as in every published SIPAS report seen.
 */

/**
 * - `top2_share`: 100 × (hài lòng + rất hài lòng) / valid answers; the wording of results 2017–2021.
 * - `scale_mean`: 100 × mean of 1–5 / 5, so the lowest possible score is 20.
 *
 * The rule of Quyết định 1013 and 1001 was not to be had; hence a setting.
 */
export const itemRules = ['top2_share', 'scale_mean'] as const;
export type ItemRule = (typeof itemRules)[number];

export interface IndexRule {
  item: ItemRule;
  rollup: Rollup;
  /** For the rollup `custom`. */
  weights?: RollupWeights;
}

export interface Score {
  /** Percent, the double nearest to the exact value. */
  score: number | null;
  /** The exact value rounded half up to two decimals, as it is published. */
  shown: number | null;
}

export interface PartScore extends Score {
  code: string;
}

/** What a roll-up gives, by group code and factor code in the structure's order. */
export interface IndexScores {
  factors: readonly PartScore[];
  groups: readonly PartScore[];
  overall: Score;
}

/** Answers behind a score, and what part of all answers was not applicable, not known or refused, in percent. */
export interface AnswerBase extends AnswerTally {
  /** Null when nobody was asked. */
  specialPercent: Readonly<Record<SpecialAnswer, number>> | null;
}

export interface ItemResult extends PartScore, AnswerBase {
  /** Wilson 95 % bounds in percent of the share of satisfied answers; null for scale_mean and without valid answers. */
  interval: { low: number; high: number } | null;
}

export interface FactorResult extends PartScore, AnswerBase {
  groupCode: string;
  items: readonly ItemResult[];
}

export interface GroupResult extends PartScore, AnswerBase {}

export interface SipasIndex {
  rule: IndexRule;
  factors: readonly FactorResult[];
  groups: readonly GroupResult[];
  overall: Score & AnswerBase;
  /** Items of the structure without a valid answer: they are left out of the means above them. */
  itemsWithoutScore: readonly string[];
}

/**
 * The index of all the counts together, whatever their agency. Items outside the structure are ignored. A structure
 * with one group only (the transaction form has DV alone) has that group's score as its index.
 *
 * @throws RangeError for answer codes or counts that cannot be.
 */
export function sipasIndex(
  counts: readonly AnswerCount[],
  structure: IndexStructure,
  rule: IndexRule,
): SipasIndex {
  counts.forEach(checkAnswerCount);
  const byItem = groupBy(counts, (count) => count.itemCode);
  const countsOf = (itemCodes: readonly string[]): AnswerCount[] =>
    itemCodes.flatMap((code) => byItem.get(code) ?? []);
  const itemCodes = structure.groups.flatMap((group) => group.factors.flatMap((factor) => factor.itemCodes));
  const scores = new Map(itemCodes.map((code) => [code, itemScore(countsOf([code]), rule.item)] as const));
  const rolled = rollUp(scores, structure, rule.rollup, rule.weights);

  const itemResult = (code: string): ItemResult => ({
    code,
    ...scoreOf(scores.get(code)?.score ?? null),
    ...answerBase(countsOf([code])),
    interval: rule.item === 'top2_share' ? intervalOf(countsOf([code])) : null,
  });
  return {
    rule,
    factors: structure.groups.flatMap((group) =>
      group.factors.map((factor) => ({
        code: factor.code,
        groupCode: group.code,
        ...scoreOf(rolled.factors.get(factor.code) ?? null),
        ...answerBase(countsOf(factor.itemCodes)),
        items: factor.itemCodes.map(itemResult),
      })),
    ),
    groups: structure.groups.map((group) => ({
      code: group.code,
      ...scoreOf(rolled.groups.get(group.code) ?? null),
      ...answerBase(countsOf(group.factors.flatMap((factor) => factor.itemCodes))),
    })),
    overall: { ...scoreOf(rolled.overall), ...answerBase(countsOf(itemCodes)) },
    itemsWithoutScore: itemCodes.filter((code) => !scores.get(code)?.score),
  };
}

/** The index of each agency by itself, by agency name in order of first appearance. */
export function sipasIndexByAgency(
  counts: readonly AnswerCount[],
  structure: IndexStructure,
  rule: IndexRule,
): Map<string, SipasIndex> {
  const byAgency = groupBy(counts, (count) => count.agency);
  return new Map([...byAgency].map(([agency, own]) => [agency, sipasIndex(own, structure, rule)] as const));
}

/** A published score of an item or factor. */
export interface GivenScore {
  code: string;
  /** Percent. */
  score: number;
  /** Valid answers behind it; needed by answer_pooled only. */
  validN?: number;
}

/** Rolls given scores up: the check of a published table. Scores are taken as the decimals they are written as. */
export function indexOfScores(
  scores: readonly GivenScore[],
  structure: IndexStructure,
  rule: Omit<IndexRule, 'item'>,
): IndexScores {
  const items = new Map(
    scores.map(({ code, score, validN = 0 }) => [code, { score: fractionOfNumber(score), validN }] as const),
  );
  return shownScores(rollUp(items, structure, rule.rollup, rule.weights));
}

function shownScores({ factors, groups, overall }: RolledUp): IndexScores {
  const parts = (scores: ReadonlyMap<string, Fraction | null>): PartScore[] =>
    [...scores].map(([code, score]) => ({ code, ...scoreOf(score) }));
  return { factors: parts(factors), groups: parts(groups), overall: scoreOf(overall) };
}

function itemScore(counts: readonly AnswerCount[], rule: ItemRule): ItemScore {
  const { validN } = tallyOf(counts);
  if (validN === 0) return { score: null, validN };
  if (rule === 'top2_share') return { score: fraction(100 * satisfied(counts), validN), validN };
  const points = ratings(counts).reduce((sum, { answerCode, count }) => sum + answerCode * count, 0);
  return { score: fraction(100 * points, 5 * validN), validN };
}

function satisfied(counts: readonly AnswerCount[]): number {
  return ratings(counts).reduce((sum, { answerCode, count }) => (answerCode >= 4 ? sum + count : sum), 0);
}

function ratings(counts: readonly AnswerCount[]): AnswerCount[] {
  return counts.filter(({ answerCode }) => answerCode <= 5);
}

function intervalOf(counts: readonly AnswerCount[]): { low: number; high: number } | null {
  return wilsonInterval(satisfied(counts), tallyOf(counts).validN);
}

function answerBase(counts: readonly AnswerCount[]): AnswerBase {
  const tally = tallyOf(counts);
  const percent = (count: number): number => toNumber(fraction(100 * count, tally.n));
  if (tally.n === 0) return { ...tally, specialPercent: null };
  const { notApplicable, dontKnow, refused } = tally.special;
  return {
    ...tally,
    specialPercent: {
      notApplicable: percent(notApplicable),
      dontKnow: percent(dontKnow),
      refused: percent(refused),
    },
  };
}

function scoreOf(score: Fraction | null): Score {
  if (!score) return { score: null, shown: null };
  return { score: toNumber(score), shown: roundFraction(score, 2) };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
