import { noFigure } from '#client/text/format.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { EarlierDifference } from '#contract/earlier.ts';

/** Writes a difference with its sign, and whether it is more than chance. */
export function useEarlierText(): {
  signed: (points: number | null) => string;
  judged: (one: Pick<EarlierDifference, 'significant' | 'ranked'>) => string;
} {
  const text = useText().earlier;
  const format = useFormat();
  return {
    signed: (points) =>
      points === null
        ? noFigure
        : `${points > 0 ? '+' : points < 0 ? '−' : ''}${format.number(Math.abs(points), 2)}`,
    judged: ({ significant, ranked }) => {
      if (!ranked) return text.notRanked;
      if (significant === null) return text.unknown;
      return significant ? text.significant : text.notSignificant;
    },
  };
}
