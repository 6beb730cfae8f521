// Words about one step: how long is left, what the survey shows, who marked it.
import { useFormat, useText } from '#client/text/text.ts';
import type { TimelineStepView } from '#contract/timeline.ts';

export function useStepText() {
  const text = useText().timeline;
  const format = useFormat();
  return {
    /** "còn 5 ngày", "chậm 3 ngày"; '' when nothing is left to say. */
    leftText: ({ state, daysLeft }: TimelineStepView): string => {
      if (state === 'done') return '';
      if (daysLeft === null) return text.noDue;
      if (daysLeft < 0) return text.left.late(format.number(-daysLeft));
      return daysLeft === 0 ? text.left.today : text.left.soon(format.number(daysLeft));
    },
    /** "120 / 400 phiếu"; '' where nothing is counted. */
    shownText: ({ evidence, shown }: TimelineStepView): string =>
      evidence === null || shown === null || shown.count === null
        ? ''
        : text.counted[evidence](
            format.number(shown.count),
            shown.of === null ? null : format.number(shown.of),
          ),
    /** Who marked it last; '' when the survey shows it, or nobody did. */
    markText: ({ marks, shown }: TimelineStepView): string => {
      const [last] = marks;
      if (last === undefined || shown?.stage === 'done') return '';
      const said = last.done ? text.byHand : text.reopened;
      return said(last.by, format.dayTime(last.at));
    },
  };
}
