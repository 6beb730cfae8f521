import { noFigure } from '#client/text/format.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { Estimated } from '#contract/results.ts';

/** Writes a 95 % interval: 70,12 – 74,90. */
export function useIntervalText(): (error: Estimated['error']) => string {
  const format = useFormat();
  const text = useText().breakdown.error;
  return ({ low, high }) =>
    low === null || high === null ? noFigure : text.interval(format.number(low, 2), format.number(high, 2));
}
