// Which survey's frame the planner works on: the one in the address, else the one the person looked at last.
import { useSearchParams } from 'react-router';

import { useCurrentSurvey } from '#client/frame/current-survey.ts';

export function usePlannerSurvey(): [surveyId: string | null, choose: (surveyId: string) => void] {
  const [search, setSearch] = useSearchParams();
  const { current } = useCurrentSurvey();
  const choose = (surveyId: string) =>
    setSearch(
      (former) => {
        former.set('survey', surveyId);
        return former;
      },
      { replace: true },
    );
  return [search.get('survey') ?? current?.id ?? null, choose];
}
