// An outcome rate that leads to how it was computed, by the profile and the e of the page that it stands on.
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

import { paths } from '#client/paths.ts';
import type { OutcomeRateName } from '#domain/results/outcome-rates-rules.ts';

import classes from './breakdown.module.css';

interface RateLinkProps {
  surveyId: string;
  rate: OutcomeRateName;
  /** By its name; the whole survey unless given. */
  stratum?: string | null;
  children: ReactNode;
}

export function RateLink({ surveyId, rate, stratum = null, children }: RateLinkProps) {
  const [search] = useSearchParams();
  const asked = new URLSearchParams(search);
  if (stratum !== null) asked.set('stratum', stratum);
  return (
    <Link
      className={classes.link ?? ''}
      to={{ pathname: paths.fieldworkCalculation(surveyId, rate), search: asked.toString() }}
    >
      {children}
    </Link>
  );
}
