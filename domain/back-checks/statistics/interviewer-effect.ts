/*
 * How much of an answer's variance comes from who asked: the intra-operator correlation rho by analysis of variance
 * (Kish 1962, JASA 57, 92–115) and the design effect it has on the survey's figure.
 */

/** Why the figures should not be read as an effect of the operators. */
export type EffectWarning =
  /** Fewer than five operators: rho itself is hardly known. */
  | 'few-operators'
  /** Fewer than ten interviews per operator on average. */
  | 'few-interviews'
  /** Operators interviewed different kinds of cases, so rho holds their differences too. */
  | 'assignment-not-random'
  /** Nobody has looked whether assignment was random. */
  | 'assignment-unknown';

export interface InterviewerEffect {
  operators: number;
  interviews: number;
  /** Below 0 when operators differ less than chance would have it; null when all answers are equal. */
  rho: number | null;
  /** 1 + rho·(m − 1), m the mean load as an interview sees it, Σmᵢ²/Σmᵢ; at least 1. Null with rho. */
  designEffect: number | null;
  warnings: EffectWarning[];
}

/** From this on, operators' cases differ too much: a small association by Cohen's (1988) convention. */
const tolerableImbalance = 0.1;

/**
 * Of one item, as a number (a score, or 1 and 0 for a share).
 *
 * @param answers one list of answers per operator; empty ones are passed over
 * @param imbalance assignmentImbalance of the same interviews; null when it was not computed
 * @returns null with fewer than two operators, or with no more interviews than operators
 */
export function interviewerEffect(
  answers: readonly (readonly number[])[],
  imbalance: number | null,
): InterviewerEffect | null {
  const groups = operatorGroups(answers);
  const terms = effectTerms(groups);
  if (terms === null) return null;
  const { interviews, rho, designEffect } = terms;
  const operators = groups.length;
  return { operators, interviews, rho, designEffect, warnings: warningsOf(operators, interviews, imbalance) };
}

/** The answers of one operator, as far as rho needs them. */
export interface OperatorGroup {
  interviews: number;
  mean: number;
  /** Sum of squares of the deviations from the mean. */
  within: number;
}

/** Of each operator with answers, in their order. */
export function operatorGroups(answers: readonly (readonly number[])[]): OperatorGroup[] {
  return answers
    .filter((group) => group.length > 0)
    .map((group) => {
      const mean = sum(group) / group.length;
      return {
        interviews: group.length,
        mean,
        within: sum(group.map((answer) => (answer - mean) ** 2)),
      };
    });
}

/** What rho and its design effect are computed from, step by step. */
export interface EffectTerms {
  interviews: number;
  /** Mean squares between operators and within them. */
  meanBetween: number;
  meanWithin: number;
  /** What m is in the expectation of the mean square between, when loads differ. */
  load: number;
  /** Mean load as an interview sees it, Σmᵢ²/Σmᵢ. */
  loadSeen: number;
  rho: number | null;
  designEffect: number | null;
}

/** The steps of interviewerEffect; null with fewer than two operators, or with no more interviews than operators. */
export function effectTerms(groups: readonly OperatorGroup[]): EffectTerms | null {
  const interviews = sum(groups.map((group) => group.interviews));
  if (groups.length < 2 || interviews <= groups.length) return null;
  const overall = sum(groups.map((group) => group.interviews * group.mean)) / interviews;
  const between = sum(groups.map((group) => group.interviews * (group.mean - overall) ** 2));
  const meanBetween = between / (groups.length - 1);
  const meanWithin = sum(groups.map(({ within }) => within)) / (interviews - groups.length);
  const loadSeen = sum(groups.map((group) => group.interviews ** 2)) / interviews;
  const load = (interviews - loadSeen) / (groups.length - 1);
  const total = meanBetween + (load - 1) * meanWithin;
  const rho = total === 0 ? null : (meanBetween - meanWithin) / total;
  const designEffect = rho === null ? null : 1 + Math.max(0, rho) * (loadSeen - 1);
  return { interviews, meanBetween, meanWithin, load, loadSeen, rho, designEffect };
}

function warningsOf(operators: number, interviews: number, imbalance: number | null): EffectWarning[] {
  const warnings: EffectWarning[] = [];
  if (operators < 5) warnings.push('few-operators');
  if (interviews / operators < 10) warnings.push('few-interviews');
  if (imbalance === null) warnings.push('assignment-unknown');
  else if (imbalance > tolerableImbalance) warnings.push('assignment-not-random');
  return warnings;
}

/** What the imbalance of assignment is computed from. */
export interface ImbalanceTerms {
  /** Operators and kinds of case with an interview, and all interviews. */
  operators: number;
  kinds: number;
  interviews: number;
  chiSquare: number;
  /** χ² ÷ n less what chance alone gives of it; not below 0. */
  excess: number;
  /** Numbers of operators and of kinds, corrected for bias, and the lesser of both less 1. */
  correctedOperators: number;
  correctedKinds: number;
  most: number;
  /** 0 as by chance to 1; null where the table is too small to correct. */
  v: number | null;
}

/**
 * How much operators' cases differ in kind (stratum, agency, hour): Cramér's V, corrected for bias in small tables
 * (Bergsma 2013, Journal of the Korean Statistical Society 42, 323–328). Null when there is one operator or one kind only.
 *
 * @param interviews by operator (row) and kind of case (column); empty rows and columns are passed over
 */
export function imbalanceTerms(interviews: readonly (readonly number[])[]): ImbalanceTerms | null {
  const columnSums = (interviews[0] ?? []).map((_, column) => sum(interviews.map((row) => row[column] ?? 0)));
  const rows = interviews.filter((row) => sum(row) > 0);
  const columns = columnSums.filter((count) => count > 0).length;
  const n = sum(columnSums);
  if (rows.length < 2 || columns < 2) return null;
  let chiSquare = 0;
  for (const row of rows) {
    row.forEach((count, column) => {
      const expected = (sum(row) * (columnSums[column] ?? 0)) / n;
      if (expected > 0) chiSquare += (count - expected) ** 2 / expected;
    });
  }
  const excess = Math.max(0, chiSquare / n - ((rows.length - 1) * (columns - 1)) / (n - 1));
  const corrected = (size: number): number => size - (size - 1) ** 2 / (n - 1);
  const [correctedOperators, correctedKinds] = [corrected(rows.length), corrected(columns)];
  const most = Math.min(correctedOperators, correctedKinds) - 1;
  return {
    operators: rows.length,
    kinds: columns,
    interviews: n,
    chiSquare,
    excess,
    correctedOperators,
    correctedKinds,
    most,
    v: most <= 0 ? null : Math.min(1, Math.sqrt(excess / most)),
  };
}

/** The imbalance alone; null where there is none to compute. */
export function assignmentImbalance(interviews: readonly (readonly number[])[]): number | null {
  return imbalanceTerms(interviews)?.v ?? null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
