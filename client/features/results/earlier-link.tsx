// A difference to an earlier period that leads to how it was computed and judged.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';

import classes from './breakdown.module.css';

interface EarlierLinkProps {
  surveyId: string;
  code: string;
  /** Empty for the whole. */
  agency: string;
  /** The period added last unless given. */
  period?: string | null;
  children: ReactNode;
}

export function EarlierLink({ surveyId, code, agency, period = null, children }: EarlierLinkProps) {
  const search = new URLSearchParams({
    ...(agency !== '' && { agency }),
    ...(period !== null && { period }),
  });
  return (
    <Link
      className={classes.link ?? ''}
      to={{ pathname: paths.earlierCalculation(surveyId, code), search: search.toString() }}
    >
      {children}
    </Link>
  );
}
