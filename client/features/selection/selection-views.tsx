// The three parts of the choice: interviews, operators, settings.
import { NavLink } from 'react-router';

import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';

import classes from './selection.module.css';

export function SelectionViews({ surveyId }: { surveyId: string }) {
  const text = useText().selection.views;
  const views = [
    [paths.selection(surveyId), text.interviews],
    [paths.operatorTests(surveyId), text.operators],
    [paths.selectionSettings(surveyId), text.settings],
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
