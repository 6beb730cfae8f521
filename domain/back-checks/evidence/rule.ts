// The shape of a rule of evidence: one figure of one interview, which way it is suspicious, and whether it proves.

import type { InterviewFacts } from './facts.ts';

export const evidenceNames = [
  'no-answered-call',
  'after-hang-up',
  'short-talk',
  'burst',
  'straight-line',
  'short-cuts',
  'near-duplicate',
  'few-unanswered',
  'contact-rate',
  'completion-rate',
  'same-number',
  'off-path',
] as const;
export type EvidenceName = (typeof evidenceNames)[number];

export interface Measured {
  /** The figure that people read. */
  value: number;
  /** The figures that it was made of, for the sentence. */
  counts: Readonly<Record<string, number>>;
  /** Leaves no doubt: the interview is re-called with certainty. */
  proves: boolean;
}

export interface EvidenceRule {
  name: EvidenceName;
  /** Which side of the room is suspicious. */
  suspicious: 'low' | 'high' | 'either';
  /** Brings the figure to a scale on which the room spreads evenly about its middle. */
  scaled: (value: number) => number;
  /**
   * Middle and spread, on that scale, that are expected of a room of which nothing is known; the spread is also the
   * least that is believed. Proposals: no room has been measured.
   */
  expected: { middle: number; spread: number };
  /** An ordinary interview shows nothing at all of it: what few interviews have gives a room no spread. */
  ordinarilyNothing: boolean;
  /** Null where it cannot be measured. */
  measure: (facts: InterviewFacts) => Measured | null;
}

/** For figures that need no change. */
export const asItIs = (value: number): number => value;
