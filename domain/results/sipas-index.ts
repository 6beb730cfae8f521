import {
  type AnswerCount,
  type AnswerTally,
  checkAnswerCount,
  type SpecialAnswer,
  tallyOf,
} from './answer-counts.ts';
import { type Fraction, fraction, fractionOfNumber, roundFraction, toNumber } from './fraction.ts';
import { type IndexStructure, itemCodesOf } from './index-structure.ts';
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
  const itemCodes = itemCodesOf(structure);
  const byItem = groupBy(counts, (count) => count.itemCode);
  const ratings = new Map(itemCodes.map((code) => [code, ratingsOf(byItem.get(code) ?? [])] as const));
  const scores = new Map([...ratings].map(([code, own]) => [code, itemScore(own, rule.item)] as const));
  const rolled = rollUp(scores, structure, rule.rollup, rule.weights);
  const baseOf = (codes: readonly string[]): AnswerBase =>
    answerBase(codes.flatMap((code) => ratings.get(code) ?? []));

  const itemResult = (code: string): ItemResult => {
    const { satisfied, validN } = ratings.get(code) ?? ratingsOf([]);
    return {
      code,
      ...scoreOf(scores.get(code)?.score ?? null),
      ...baseOf([code]),
      interval: rule.item === 'top2_share' ? wilsonInterval(satisfied, validN) : null,
    };
  };
  return {
    rule,
    factors: structure.groups.flatMap((group) =>
      group.factors.map((factor) => ({
        code: factor.code,
        groupCode: group.code,
        ...scoreOf(rolled.factors.get(factor.code) ?? null),
        ...baseOf(factor.itemCodes),
        items: factor.itemCodes.map(itemResult),
      })),
    ),
    groups: structure.groups.map((group) => ({
      code: group.code,
      ...scoreOf(rolled.groups.get(group.code) ?? null),
      ...baseOf(group.factors.flatMap((factor) => factor.itemCodes)),
    })),
    overall: { ...scoreOf(rolled.overall), ...baseOf(itemCodes) },
    itemsWithoutScore: itemCodes.filter((code) => !scores.get(code)?.score),
  };
}

/** How an item was rated: what its score is made of. */
export interface Rated {
  /** Ratings 1–5: the denominator of the score. */
  readonly validN: number;
  readonly satisfied: number;
  /** Sum of the ratings 1–5. */
  readonly points: number;
}

/** @param counts of the ratings 1 to 5, from `first` on */
export function ratedBy(counts: ArrayLike<number>, first: number): Rated {
  let [validN, satisfied, points] = [0, 0, 0];
  for (let rating = 1; rating <= 5; rating += 1) {
    const count = counts[first + rating - 1] ?? 0;
    validN += count;
    points += rating * count;
    if (rating >= 4) satisfied += count;
  }
  return { validN, satisfied, points };
}

/** What a roll-up gives without what only a page of its own shows: a small part of the work of sipasIndex. */
export function indexScores(
  rated: ReadonlyMap<string, Rated>,
  structure: IndexStructure,
  rule: IndexRule,
): IndexScores & { validOfFactors: readonly number[] } {
  const scores = new Map([...rated].map(([code, own]) => [code, itemScore(own, rule.item)] as const));
  return {
    ...shownScores(rollUp(scores, structure, rule.rollup, rule.weights)),
    validOfFactors: structure.groups
      .flatMap((group) => group.factors)
      .map(({ itemCodes }) => itemCodes.reduce((sum, code) => sum + (rated.get(code)?.validN ?? 0), 0)),
  };
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

type Ratings = AnswerTally & Rated;

function ratingsOf(counts: readonly AnswerCount[]): Ratings {
  let [satisfied, points] = [0, 0];
  for (const { answerCode, count } of counts) {
    if (answerCode > 5) continue;
    points += answerCode * count;
    if (answerCode >= 4) satisfied += count;
  }
  return { ...tallyOf(counts), satisfied, points };
}

function itemScore({ validN, satisfied, points }: Rated, rule: ItemRule): ItemScore {
  if (validN === 0) return { score: null, validN };
  if (rule === 'top2_share') return { score: fraction(100 * satisfied, validN), validN };
  return { score: fraction(100 * points, 5 * validN), validN };
}

function answerBase(items: readonly AnswerTally[]): AnswerBase {
  const total = { n: 0, validN: 0, special: { notApplicable: 0, dontKnow: 0, refused: 0, blank: 0 } };
  for (const { n, validN, special } of items) {
    total.n += n;
    total.validN += validN;
    total.special.notApplicable += special.notApplicable;
    total.special.dontKnow += special.dontKnow;
    total.special.refused += special.refused;
    total.special.blank += special.blank;
  }
  if (total.n === 0) return { ...total, specialPercent: null };
  const { notApplicable, dontKnow, refused, blank } = total.special;
  // A quotient of whole numbers is rounded once, to the double nearest to it.
  const percent = (count: number): number => (100 * count) / total.n;
  return {
    ...total,
    specialPercent: {
      notApplicable: percent(notApplicable),
      dontKnow: percent(dontKnow),
      refused: percent(refused),
      blank: percent(blank),
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
