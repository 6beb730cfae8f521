/* How much of the interviews was re-called, by group, against what the plan asks. Counts only. */

export interface Coverage {
  completes: number;
  chosen: number;
  /** Re-called with a result. */
  reached: number;
  /** Chosen at least, by the plan. */
  wanted: number;
}

export interface CoveredInterview {
  chosen: boolean;
  reached: boolean;
}

/** How many are wanted of so many completed interviews, step by step. */
export interface WantedTerms {
  /** By the share, and rounded up to whole interviews. */
  byShare: number;
  rounded: number;
  /** The plan's least number. */
  least: number;
  /** The larger of the two, but never more than were completed. */
  wanted: number;
}

/** How many of so many completed interviews the plan wants re-called: its share, rounded up, and its least number. */
export function wantedTerms(completes: number, share: number, least: number): WantedTerms {
  const byShare = share * completes;
  // What binary arithmetic adds above a whole number asks for nobody more.
  const rounded = Math.ceil(byShare - 1e-9);
  return { byShare, rounded, least, wanted: Math.min(completes, Math.max(least, rounded)) };
}

/**
 * Coverage of a set of interviews.
 *
 * @param share wanted of all of them, 0–1
 * @param least wanted whatever the share
 */
export function coverageOf(interviews: readonly CoveredInterview[], share: number, least: number): Coverage {
  const completes = interviews.length;
  return {
    completes,
    chosen: interviews.filter(({ chosen }) => chosen).length,
    reached: interviews.filter(({ reached }) => reached).length,
    wanted: wantedTerms(completes, share, least).wanted,
  };
}

/** The same by group, in order of first appearance: of each the least number is wanted. */
export function coverageBy<Interview extends CoveredInterview>(
  interviews: readonly Interview[],
  keyOf: (interview: Interview) => string,
  least: number,
): Map<string, Coverage> {
  const groups = new Map<string, Interview[]>();
  for (const interview of interviews) {
    const group = groups.get(keyOf(interview));
    if (group) group.push(interview);
    else groups.set(keyOf(interview), [interview]);
  }
  return new Map([...groups].map(([key, group]) => [key, coverageOf(group, 0, least)]));
}
