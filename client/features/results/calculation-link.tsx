// A figure that leads to how it was computed, of all interviews or of a part of them.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';

import classes from './breakdown.module.css';

interface CalculationLinkProps {
  surveyId: string;
  /** Of the item, factor or group, or `overall`. */
  code: string;
  /** Whose interviews: one or two domains with their values; none for all. */
  of: readonly { key: string; value: string }[];
  children: ReactNode;
}

export function CalculationLink({ surveyId, code, of, children }: CalculationLinkProps) {
  const [first, second] = of;
  const search = new URLSearchParams({
    ...(first && { by: first.key, is: first.value }),
    ...(second && { and: second.key, andIs: second.value }),
  });
  return (
    <Link
      className={classes.link ?? ''}
      to={{ pathname: paths.calculation(surveyId, code), search: search.toString() }}
    >
      {children}
    </Link>
  );
}
