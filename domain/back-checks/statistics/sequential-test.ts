/*
 * Wald's sequential probability ratio test of one operator's re-calls: after each check either enough is known to clear
 * the operator or to flag them, or another check is needed. Wald (1945), "Sequential tests of statistical hypotheses",
 * Annals of Mathematical Statistics 16, 117–186.
 */

export interface SequentialTestSettings {
  /** Share of failed checks that is tolerable. */
  p0: number;
  /** Share of failed checks that is bad; more than p0. */
  p1: number;
  /** Chance, at most about, that an operator at p0 is flagged. */
  alpha: number;
  /** Chance, at most about, that an operator at p1 is cleared. */
  beta: number;
}

/** No official pass mark was found; a proposal. Three failed checks in a row flag, 14 passed ones in a row clear. */
export const defaultSequentialTest: SequentialTestSettings = { p0: 0.05, p1: 0.2, alpha: 0.05, beta: 0.1 };

export type OperatorState = 'clear' | 'flag' | 'continue';

export interface SequentialTest {
  /** Added to the log-likelihood ratio by a failed check, above 0. */
  failure: number;
  /** Added by a passed check, below 0. */
  pass: number;
  /** Flagged from here upwards. */
  flagAt: number;
  /** Cleared from here downwards. */
  clearAt: number;
}

export interface SequentialStep {
  /** Log-likelihood ratio of p1 to p0 since the test began. */
  ratio: number;
  state: OperatorState;
}

/** Steps and boundaries of the test. @throws RangeError unless 0 < p0 < p1 < 1, 0 < α, 0 < β and α + β < 1 */
export function sequentialTest({ p0, p1, alpha, beta }: SequentialTestSettings): SequentialTest {
  if (!(p0 > 0 && p0 < p1 && p1 < 1)) throw new RangeError(`Not 0 < p0 < p1 < 1: p0 ${p0}, p1 ${p1}`);
  if (!(alpha > 0 && beta > 0 && alpha + beta < 1))
    throw new RangeError(`Not 0 < α, 0 < β, α + β < 1: α ${alpha}, β ${beta}`);
  return {
    failure: Math.log(p1 / p0),
    pass: Math.log((1 - p1) / (1 - p0)),
    flagAt: Math.log((1 - beta) / alpha),
    clearAt: Math.log(beta / (1 - alpha)),
  };
}

/**
 * The path of an operator over their checks in the order in which results came, one step per check. A cleared operator
 * begins a new test with the next check; a flag stays, whatever follows, until people lift it.
 *
 * @param failed one entry per check with a result: whether it failed; checks nobody was reached for are left out
 */
export function sequentialPath(test: SequentialTest, failed: readonly boolean[]): SequentialStep[] {
  const path: SequentialStep[] = [];
  let step: SequentialStep = { ratio: 0, state: 'continue' };
  for (const one of failed) {
    step = nextStep(test, step, one);
    path.push(step);
  }
  return path;
}

/** The step that one more check makes. */
export function nextStep(test: SequentialTest, before: SequentialStep, failed: boolean): SequentialStep {
  const ratio = (before.state === 'clear' ? 0 : before.ratio) + (failed ? test.failure : test.pass);
  if (before.state === 'flag' || ratio >= test.flagAt) return { ratio, state: 'flag' };
  return { ratio, state: ratio <= test.clearAt ? 'clear' : 'continue' };
}
