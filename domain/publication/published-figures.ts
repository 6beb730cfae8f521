/*
 * Index and rates of published data. The server publishes what these functions give, and `cati verify` calls them on what
 * was published: there is no second way.
 */
import type { ResponseClass } from '#domain/results/response-classes.ts';
import {
  type Estimate,
  estimateIndex,
  type EstimationRule,
  ratedInterviews,
  scoresOfIndex,
} from '#domain/results/estimation/estimate.ts';
import { allRows, type EstimationFrame, type Rows } from '#domain/results/estimation/frame.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';
import { type IndexStructure, itemCodesOf } from '#domain/results/index-structure.ts';
import { sharedRanks } from '#domain/results/shared-ranks.ts';
import { sipasIndex } from '#domain/results/sipas-index.ts';
import type { Weighting } from '#domain/results/weighting.ts';
import { specialAnswers } from '#domain/results/answer-counts.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import { frameOfPublicData, type PublicData } from './public-data.ts';

/** A score in percent with its error under the published design, in percentage points. */
export interface PublishedFigure {
  /** Item, factor, group or `overall`. */
  code: string;
  score: number | null;
  /** Rounded half up to two decimals. */
  shown: number | null;
  se: number | null;
  low: number | null;
  high: number | null;
  designEffect: number | null;
  interviews: number;
}

export interface PublishedAgency {
  name: string;
  interviews: number;
  /** Null below the rule's minimum for being ranked. */
  rank: number | null;
  /** The index, its groups and factors. */
  figures: PublishedFigure[];
}

export interface PublishedCounts {
  code: string;
  valid: number;
  notApplicable: number;
  dontKnow: number;
  refused: number;
  /** Left blank on paper. */
  blank: number;
}

export interface PublishedIndex {
  interviews: number;
  figures: PublishedFigure[];
  /** Answers to each item. */
  counts: PublishedCounts[];
  agencies: PublishedAgency[];
  /** Interviews of agencies that have too few to be shown. */
  notShown: number;
}

export interface PublicationRule extends EstimationRule {
  weighting: Weighting;
  responseClass: ResponseClass;
  /** Agencies with fewer are shown and not ranked. */
  minimumInterviews: number;
}

/** @param weights of the interviews, where the published strata do not tell them: it can then not be computed again */
export function publishedIndex(
  data: PublicData,
  structure: IndexStructure,
  rule: PublicationRule,
  weights?: readonly number[],
): PublishedIndex {
  const frame = frameOfPublicData(data, weights);
  const figuresOf = (rows: Rows, withItems: boolean) => figures(frame, rows, structure, rule, withItems);
  const agencyOf = new Map(data.strata.map(({ number, agency }) => [number, agency]));
  const rowsOf = new Map<string, number[]>(data.strata.map(({ agency }) => [agency, []]));
  data.interviews.forEach(({ stratum }, row) => rowsOf.get(agencyOf.get(stratum) ?? '')?.push(row));
  const agencies = [...rowsOf]
    .filter(([name]) => name !== '')
    .map(([name, rows]) => ({ name, interviews: rows.length, figures: figuresOf(rows, false) }));
  return {
    interviews: data.interviews.length,
    figures: figuresOf(allRows(frame), true),
    counts: countsOf(data),
    agencies: ranked(agencies, rule.minimumInterviews),
    notShown: rowsOf.get('')?.length ?? 0,
  };
}

function figures(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: PublicationRule,
  withItems: boolean,
): PublishedFigure[] {
  const rated = ratedInterviews(frame, rows, rule);
  const estimates = estimateIndex(rated, structure, rule);
  const scores = rule.weighting === 'none' ? exactScores(frame, rows, structure, rule) : null;
  const weighted = scores ? null : scoresOfIndex(rated, structure, rule);
  const figure = (code: string, estimate: Estimate): PublishedFigure => {
    const score = weighted?.get(code) ?? null;
    const { se, low, high, designEffect, interviews } = estimate;
    return {
      code,
      ...(scores?.get(code) ?? { score, shown: score === null ? null : roundHalfUp(score, 2) }),
      se,
      low,
      high,
      designEffect,
      interviews,
    };
  };
  const all = (parts: ReadonlyMap<string, Estimate>) =>
    [...parts].map(([code, estimate]) => figure(code, estimate));
  return [
    figure('overall', estimates.overall),
    ...all(estimates.groups),
    ...all(estimates.factors),
    ...(withItems ? all(estimates.items) : []),
  ];
}

/** Without weights a score is an exact fraction, rounded from that. */
function exactScores(
  frame: EstimationFrame,
  rows: Rows,
  structure: IndexStructure,
  rule: PublicationRule,
): Map<string, { score: number | null; shown: number | null }> {
  const counts = itemCodesOf(structure).flatMap((itemCode) => {
    const answers = frame.answers.get(itemCode);
    const own = new Map<number, number>();
    for (let at = 0; at < rows.length; at += 1) {
      const code = answers?.[rows[at] ?? 0] ?? -1;
      if (code >= 0) own.set(code, (own.get(code) ?? 0) + 1);
    }
    return [...own].map(([answerCode, count]) => ({ agency: '', itemCode, answerCode, count }));
  });
  const index = sipasIndex(counts, structure, rule);
  const parts = [
    { code: 'overall', ...index.overall },
    ...index.groups,
    ...index.factors,
    ...index.factors.flatMap(({ items }) => items),
  ];
  return new Map(parts.map(({ code, score, shown }) => [code, { score, shown }]));
}

function countsOf({ items, interviews }: PublicData): PublishedCounts[] {
  return items.map((code, at) => {
    const count = (wanted: (answer: number) => boolean): number =>
      interviews.reduce((sum, { codes }) => sum + (wanted(codes[at] ?? -1) ? 1 : 0), 0);
    return {
      code,
      valid: count((answer) => answer >= 1 && answer <= 5),
      notApplicable: count((answer) => answer === specialAnswers.notApplicable),
      dontKnow: count((answer) => answer === specialAnswers.dontKnow),
      refused: count((answer) => answer === specialAnswers.refused),
      blank: count((answer) => answer === specialAnswers.blank),
    };
  });
}

function ranked(agencies: readonly Omit<PublishedAgency, 'rank'>[], minimum: number): PublishedAgency[] {
  const shown = ({ figures: [overall] }: Omit<PublishedAgency, 'rank'>): number | null =>
    overall?.shown ?? null;
  const isRanked = (one: Omit<PublishedAgency, 'rank'>): boolean =>
    one.interviews >= minimum && shown(one) !== null;
  const byName = (a: { name: string }, b: { name: string }): number => compareVietnamese(a.name, b.name);
  const best = agencies
    .filter(isRanked)
    .toSorted((a, b) => (shown(b) ?? 0) - (shown(a) ?? 0) || byName(a, b));
  const ranks = sharedRanks(best.map((one) => shown(one) ?? 0));
  return [
    ...best.map((one, at) => ({ ...one, rank: ranks[at] ?? null })),
    ...agencies
      .filter((one) => !isRanked(one))
      .toSorted(byName)
      .map((one) => ({ ...one, rank: null })),
  ];
}
