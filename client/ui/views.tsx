// The screens that belong together, side by side: links under the heading of each of them.
import { NavLink } from 'react-router';

import classes from './views.module.css';

interface ViewsProps {
  /** What the screens have in common; for those who do not see the page. */
  label: string;
  /** Address and name of each screen. */
  views: readonly (readonly [to: string, name: string])[];
}

export function Views({ label, views }: ViewsProps) {
  return (
    <nav aria-label={label} className={classes.views}>
      {views.map(([to, name]) => (
        <NavLink key={to} to={to} end className={classes.view ?? ''}>
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
