// The address `/`: each role begins at its own screen.
import { Navigate } from 'react-router';

import { Awaiting } from '#client/ui/page.tsx';
import type { SurveySummary } from '#contract/surveys.ts';

import { useCurrentSurvey } from './current-survey.ts';
import { homeOf } from './screens.ts';
import { useWho } from './who.ts';

export function HomeRedirect() {
  const { role } = useWho();
  const { surveys, current, isPending } = useCurrentSurvey();
  if (isPending) return <Awaiting />;
  return <Navigate to={homeOf(role, whereWorkWaits(surveys, current)?.id ?? null)} replace />;
}

/** A verifier begins where there is somebody to call again; everybody else with the survey they are looking at. */
function whereWorkWaits(
  surveys: readonly SurveySummary[],
  current: SurveySummary | null,
): SurveySummary | null {
  const waiting = surveys.filter(({ recallsWaiting }) => (recallsWaiting ?? 0) > 0);
  const isHere = waiting.some(({ id }) => id === current?.id);
  return isHere ? current : (waiting[0] ?? current);
}
