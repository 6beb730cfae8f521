// The address `/`: each role begins at its own screen.
import { Navigate } from 'react-router';

import { Awaiting } from '#client/ui/page.tsx';

import { useCurrentSurvey } from './current-survey.ts';
import { homeOf } from './screens.ts';
import { useWho } from './who.ts';

export function HomeRedirect() {
  const { role } = useWho();
  const { current, isPending } = useCurrentSurvey();
  if (isPending) return <Awaiting />;
  return <Navigate to={homeOf(role, current?.id ?? null)} replace />;
}
