// Each figure against the earlier period that was added last. Read beside the page, which does not wait for it: with many
// agencies it takes longer than the figures themselves.
import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint } from '#client/api/queries.ts';
import { noFigure } from '#client/text/format.ts';
import { getEarlier, type EarlierDifference } from '#contract/earlier.ts';

import { useEarlierText } from './earlier-text.ts';

const read = [getEarlier];

export interface AgainstEarlier {
  /** What the period is called; null without one. */
  label: string | null;
  /** Of a figure of the whole, or of an agency; none where then has no such figure. */
  of: (code: string, agency?: string) => EarlierDifference | undefined;
  /** "+1,28 · có ý nghĩa" */
  inWords: (code: string, agency?: string) => string;
}

export function useEarlier(surveyId: string): AgainstEarlier {
  const { signed, judged } = useEarlierText();
  const view = useEndpoint(getEarlier, { params: { surveyId }, query: {} }).data;
  useLiveRefresh('index:changed', surveyId, read, 10_000);
  const of = (code: string, agency = '') =>
    view?.differences.find((one) => one.code === code && one.agency === agency);
  return {
    label: view?.periods.find(({ id }) => id === view.period)?.label ?? null,
    of,
    inWords: (code, agency) => {
      const one = of(code, agency);
      return one === undefined ? noFigure : `${signed(one.difference)} · ${judged(one)}`;
    },
  };
}
