/*
 * How many of an operator's attempts should have reached somebody, and how many of those reached should have given an
 * interview, had the room's other operators made them: at the same hours and weekdays, with as many attempts before,
 * for citizens of the same agencies. West & Groves (2013), "A propensity-adjusted interviewer performance indicator",
 * Public Opinion Quarterly 77(1), 352–374, judge interviewers by the mean deviation of outcomes from such propensities;
 * here it is set against what chance, the model's own uncertainty and ordinary differences between honest people allow.
 */

import { z95 } from '#domain/results/wilson-interval.ts';
import { propensity, type Priors, type Trials } from './propensity.ts';

/** Attempts at the same hour and weekday (Asia/Ho_Chi_Minh, Monday 1), of the same number, at the same agency. */
export interface WorkCell {
  hour: number;
  weekday: number;
  /** The how manyeth attempt of the case; `laterAttempts` stands for it and all beyond. */
  number: number;
  agency: string;
  attempts: number;
  contacts: number;
  completes: number;
}

export const laterAttempts = 4;

export interface Work {
  own: readonly WorkCell[];
  /** Of the survey's other operators. */
  others: readonly WorkCell[];
}

export interface Expectation {
  tried: number;
  succeeded: number;
  expected: number;
  /** 95 % of honest operators with the same work would be between. */
  low: number;
  high: number;
  /** Distance of what happened from what was expected, in standard deviations; above 0 is more. */
  deviation: number;
  /** Attempts of others that were learned from. */
  learnedFrom: number;
}

/** Standard deviation of honest operators' own ways on the scale of log-odds: about five points of a half. A proposal. */
const ownWays = 0.2;

/** How far hours, days, numbers and agencies are believed to differ before anything is known. Proposals. */
const spreads: Record<string, number> = { hour: 0.3, weekday: 0.2, number: 0.5, agency: 0.3 };

const priorsFrom = (share: number): Priors => ({
  intercept: Math.log(share / (1 - share)),
  interceptSpread: 0.7,
  spreadOf: (level) => spreads[level.slice(0, level.indexOf(' '))] ?? 0.3,
});

/** @returns null while the operator has made fewer than 20 attempts */
export function expectedContacts({ own, others }: Work): Expectation | null {
  const trials = (cells: readonly WorkCell[]) =>
    cells.map((cell) => trialsOf(cell, cell.attempts, cell.contacts));
  return expectation(trials(own), trials(others), priorsFrom(0.5), 20);
}

/** @returns null while the operator has reached fewer than 10 */
export function expectedCompletes({ own, others }: Work): Expectation | null {
  const trials = (cells: readonly WorkCell[]) =>
    cells.map((cell) => trialsOf(cell, cell.contacts, cell.completes));
  return expectation(trials(own), trials(others), priorsFrom(0.55), 10);
}

function trialsOf({ hour, weekday, number, agency }: WorkCell, tried: number, succeeded: number): Trials {
  return {
    levels: [`hour ${hour}`, `weekday ${weekday}`, `number ${number}`, `agency ${agency}`],
    tried,
    succeeded,
  };
}

function expectation(
  own: readonly Trials[],
  others: readonly Trials[],
  priors: Priors,
  atLeast: number,
): Expectation | null {
  const tried = total(own, (trials) => trials.tried);
  if (tried < atLeast) return null;
  const { chances, expected, modelVariance } = propensity(others, own, priors);
  const byChance = total(own, (trials, index) => {
    const chance = chances[index] ?? 0;
    return trials.tried * chance * (1 - chance);
  });
  const spread = Math.sqrt(byChance + modelVariance + (ownWays * byChance) ** 2);
  const succeeded = total(own, (trials) => trials.succeeded);
  return {
    tried,
    succeeded,
    expected,
    low: Math.max(0, expected - z95 * spread),
    high: Math.min(tried, expected + z95 * spread),
    deviation: (succeeded - expected) / spread,
    learnedFrom: total(others, (trials) => trials.tried),
  };
}

function total(trials: readonly Trials[], valueOf: (one: Trials, index: number) => number): number {
  return trials.reduce((sum, one, index) => sum + valueOf(one, index), 0);
}
