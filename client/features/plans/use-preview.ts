// What the plan would draw from a survey's frame, asked of the server a moment after the last key.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { call } from '#client/api/client.ts';
import { queryKey } from '#client/api/queries.ts';
import { previewPlan, type PlanAssumptions, type PlanPreview } from '#contract/plans.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';

const pauseMs = 350;

export interface PreviewState {
  preview: PlanPreview | null;
  fault: Error | null;
  /** The figures are being worked out; those shown, if any, are of what was typed before. */
  isWorking: boolean;
  retry: () => void;
}

/** `plan` null while it is faulty: the figures of its last good state stay. Nothing is asked without a survey. */
export function usePreview(
  surveyId: string | null,
  plan: SamplePlan | null,
  assumptions: PlanAssumptions | null,
): PreviewState {
  const asked =
    plan === null || assumptions === null ? null : JSON.stringify({ definition: plan, assumptions });
  const [settled] = useDebouncedValue(asked, pauseMs);
  const enabled = surveyId !== null && settled !== null;
  const query = useQuery({
    queryKey: [...queryKey(previewPlan), surveyId, settled],
    queryFn: ({ signal }) => {
      if (surveyId === null || plan === null || assumptions === null) throw new Error('Nothing to preview');
      return call(previewPlan, { params: { surveyId }, body: { definition: plan, assumptions } }, signal);
    },
    enabled,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  return {
    preview: surveyId === null ? null : (query.data ?? null),
    fault: enabled ? query.error : null,
    isWorking: surveyId !== null && asked !== null && (query.isFetching || asked !== settled),
    retry: () => void query.refetch(),
  };
}
