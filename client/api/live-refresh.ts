// Reads endpoints again when the server hints that something of a survey changed. Hints come in bursts while many
// people call; the screen follows at most once in the interval, and always after the last hint.
import { useEffect, useRef } from 'react';

import type { Endpoint } from '#contract/endpoint.ts';
import type { ServerEventName } from '#contract/live-events.ts';

import { useLiveEvent, useSurveyWatch } from './live.ts';
import { readAgain } from './queries.ts';

/** The events that name a survey. */
export type SurveyEventName = Exclude<ServerEventName, 'console:changed' | 'agencies:changed'>;

/**
 * While the component is shown: joins the survey's room and reads `endpoints` again (those on screen) after each event
 * of this name about this survey.
 */
export function useLiveRefresh(
  name: SurveyEventName,
  surveyId: string,
  endpoints: readonly Endpoint[],
  atMostEveryMs = 1_000,
): void {
  const last = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useSurveyWatch(surveyId);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  useLiveEvent(name, (payload) => {
    if (payload.surveyId !== surveyId || timer.current !== undefined) return;
    const wait = Math.max(0, last.current + atMostEveryMs - performance.now());
    timer.current = setTimeout(() => {
      timer.current = undefined;
      last.current = performance.now();
      void readAgain(...endpoints);
    }, wait);
  });
}
