// Which survey the person is looking at: the one in the address, else the one of the session (console),
// else the last one looked at, else the active one.
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';

import { useEndpoint } from '#client/api/queries.ts';
import { listSurveys, type SurveySummary } from '#contract/surveys.ts';

const lastLooked = 'survey';

export interface CurrentSurvey {
  surveys: readonly SurveySummary[];
  current: SurveySummary | null;
  isPending: boolean;
}

/** All surveys and the current one; `named` is a survey that the screen itself names (a list's, a session's). */
export function useCurrentSurvey(named: string | null = null): CurrentSurvey {
  const { surveyId } = useParams();
  const { data, isPending } = useEndpoint(listSurveys, {});
  const [remembered] = useState(() => sessionStorage.getItem(lastLooked));
  const asked = surveyId ?? named;
  useEffect(() => {
    if (asked !== null) sessionStorage.setItem(lastLooked, asked);
  }, [asked]);
  const surveys = data ?? [];
  const byId = (id: string | null) => surveys.find((survey) => survey.id === id);
  const kept = asked ?? sessionStorage.getItem(lastLooked) ?? remembered;
  const current = byId(kept) ?? surveys.find((survey) => survey.status === 'active') ?? surveys[0] ?? null;
  return { surveys, current, isPending };
}
