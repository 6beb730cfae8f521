import { noFigure } from '#client/text/format.ts';
import { useFormat } from '#client/text/text.ts';

/** Writes an outcome rate, 0–1, in percent. */
export function useRateText(): (rate: number | null | undefined) => string {
  const format = useFormat();
  return (rate) => (rate == null ? noFigure : format.percent(100 * rate, 2));
}
