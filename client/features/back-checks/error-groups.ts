// What error rates are told by, and the name of one group of it.
import { useFormWords } from '#client/frame/form-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { ErrorRow } from '#contract/back-check-statistics.ts';

export const errorGroups = ['question', 'type', 'operator', 'verifier', 'agency', 'period'] as const;
export type ErrorGroup = (typeof errorGroups)[number];

export function useGroupName(
  surveyId: string,
): (by: ErrorGroup, row: Pick<ErrorRow, 'key' | 'label'>) => string {
  const text = useText().backCheckBoard.statistics;
  const format = useFormat();
  const form = useFormWords(surveyId);
  return (by, { key, label }) =>
    by === 'type'
      ? (text.types[key] ?? label)
      : by === 'period'
        ? text.week(format.day(key))
        : by === 'question'
          ? form.question(key, label)
          : label;
}
