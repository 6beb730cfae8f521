// The three screens of a survey's sample, in the order of the work.
import { NavLink } from 'react-router';

import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';

import classes from './samples.module.css';

export function SampleViews({ surveyId }: { surveyId: string }) {
  const text = useText().samples.views;
  const views = [
    [paths.sampleFrame(surveyId), text.frame],
    [paths.sample(surveyId), text.draw],
    [paths.sampleBoard(surveyId), text.board],
  ] as const;
  return (
    <nav aria-label={text.label} className={classes.views}>
      {views.map(([to, name]) => (
        <NavLink key={to} to={to} end className={classes.view ?? ''}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
