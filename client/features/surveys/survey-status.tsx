import { useText } from '#client/text/text.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { SurveySummary } from '#contract/surveys.ts';

const kinds: Record<SurveySummary['status'], StatusKind> = {
  draft: 'idle',
  active: 'live',
  paused: 'paused',
  closed: 'done',
};

/** The state of a survey as shape and word. */
export function SurveyStatus({ status }: { status: SurveySummary['status'] }) {
  const text = useText().common.survey.status;
  return <StatusMark kind={kinds[status]}>{text[status]}</StatusMark>;
}
