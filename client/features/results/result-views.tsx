// The screens of a survey's results, side by side.
import { NavLink } from 'react-router';

import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';

import classes from './breakdown.module.css';

export function ResultViews({ surveyId }: { surveyId: string }) {
  const text = useText().breakdown;
  const { tab: words } = useText().openAnswers;
  const { earlier, improvement } = useText();
  const views = [
    [paths.index(surveyId), text.tabs.index],
    [paths.breakdown(surveyId), text.tabs.breakdown],
    [paths.earlier(surveyId), earlier.tab],
    [paths.improvement(surveyId), improvement.tab],
    [paths.shares(surveyId), text.tabs.shares],
    [paths.openAnswers(surveyId), words],
    [paths.fieldwork(surveyId), text.tabs.fieldwork],
  ] as const;
  return (
    <nav aria-label={text.title} className={classes.views}>
      {views.map(([to, name]) => (
        <NavLink key={to} to={to} end className={classes.view ?? ''}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
