// What every page of a calculation of phúc tra has around it: what is computed, of which survey, as of when, the way back.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Page } from '#client/ui/page.tsx';

import classes from './board.module.css';

interface FrameProps {
  board: { survey: { id: string; name: string }; takenAt: string };
  /** The figure, in words. */
  what: string;
  /** Of the board, on which the figure stands. */
  view: 'items' | 'operators' | 'coverage' | 'statistics';
  children: ReactNode;
}

export function CalculationFrame({ board: { survey, takenAt }, what, view, children }: FrameProps) {
  const text = useText().backCheckCalculation;
  const format = useFormat();
  return (
    <Page
      title={text.title(what)}
      lead={[survey.name, format.dayTime(takenAt)].join(' · ')}
      actions={
        <Link
          className={classes.link ?? ''}
          to={{
            pathname: paths.backCheckBoard(survey.id),
            search: view === 'items' ? '' : `view=${view}`,
          }}
        >
          {text.back}
        </Link>
      }
    >
      {children}
    </Page>
  );
}
