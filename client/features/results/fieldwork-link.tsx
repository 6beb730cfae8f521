// Between the figures of fieldwork and their calculations, by the profile and the e that whoever looks has chosen.
import type { ReactNode } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';

import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';

import classes from './breakdown.module.css';

interface FieldworkFigureLinkProps {
  surveyId: string;
  of: 'forms' | 'attempts';
  children: ReactNode;
}

/** A figure of fieldwork that leads to how it was computed. */
export function FieldworkFigureLink({ surveyId, of, children }: FieldworkFigureLinkProps) {
  const { search } = useLocation();
  return (
    <Link className={classes.link ?? ''} to={{ pathname: paths.fieldworkCalculation(surveyId, of), search }}>
      {children}
    </Link>
  );
}

/** From a calculation back to the figures. */
export function FieldworkLink({ surveyId }: { surveyId: string }) {
  const text = useText().calculation;
  const [search] = useSearchParams();
  const kept = new URLSearchParams(search);
  kept.delete('stratum');
  return (
    <Link
      className={classes.link ?? ''}
      to={{ pathname: paths.fieldwork(surveyId), search: kept.toString() }}
    >
      {text.backToRates}
    </Link>
  );
}
