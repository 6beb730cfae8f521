// A share that leads to how it was computed.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';

import classes from './breakdown.module.css';

interface ShareLinkProps {
  surveyId: string;
  /** By its name. */
  question: string;
  /** Code of the option; null for the one figure that the criterion is reported by. */
  option: number | null;
  children: ReactNode;
}

export function ShareLink({ surveyId, question, option, children }: ShareLinkProps) {
  return (
    <Link
      className={classes.link ?? ''}
      to={{
        pathname: paths.shareCalculation(surveyId, question),
        search: option === null ? '' : `option=${option}`,
      }}
    >
      {children}
    </Link>
  );
}
