// A figure of phúc tra that leads to how it was computed.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';

import classes from './board.module.css';

interface CalculationLinkProps {
  surveyId: string;
  of: 'bad' | 'verdicts' | 'operator' | 'coverage' | 'errors' | 'effect' | 'imbalance';
  /** Which of several: a question, an operator, or what errors or interviews are grouped by and the group. */
  which?: Readonly<Record<string, string>>;
  children: ReactNode;
}

export function CalculationLink({ surveyId, of, which = {}, children }: CalculationLinkProps) {
  return (
    <Link
      className={classes.link ?? ''}
      to={{
        pathname: paths.backCheckCalculation(surveyId, of),
        search: new URLSearchParams(which).toString(),
      }}
    >
      {children}
    </Link>
  );
}
