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
    signed: (points) => format.signed(points, 2),
    judged: ({ significant, ranked }) => {
      if (!ranked) return text.notRanked;
      if (significant === null) return text.unknown;
      return significant ? text.significant : text.notSignificant;
    },
  };
}
