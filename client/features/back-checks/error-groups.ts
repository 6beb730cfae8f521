// What error rates are told by, and the name of one group of it.
import { useFormat, useText } from '#client/text/text.ts';
import type { ErrorRow } from '#contract/back-check-statistics.ts';

export const errorGroups = ['question', 'type', 'operator', 'verifier', 'agency', 'period'] as const;
export type ErrorGroup = (typeof errorGroups)[number];

export function useGroupName(): (by: ErrorGroup, row: Pick<ErrorRow, 'key' | 'label'>) => string {
  const text = useText().backCheckBoard.statistics;
  const format = useFormat();
  return (by, { key, label }) =>
    by === 'type' ? (text.types[key] ?? label) : by === 'period' ? text.week(format.day(key)) : label;
}
