import { useFormat } from '#client/text/text.ts';
import { noFigure } from '#client/text/format.ts';

/** What the server computed exactly and rounded half up for showing. */
export interface Scored {
  shown: number | null;
}

/** Writes a score as it is published: 72,18 %. Nothing is rounded here; a score without valid answers is a dash. */
export function useScore(): (scored: Scored) => string {
  const format = useFormat();
  return ({ shown }) => (shown === null ? noFigure : format.percent(shown, 2));
}
