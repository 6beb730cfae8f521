// A part of the form that few plans need: folded behind a line that says what is in it; open when something in it is wrong.
import { useState, type ReactNode } from 'react';

import classes from './plan-form.module.css';

interface MoreProps {
  title: string;
  /** What is inside, in words. */
  holds: string;
  isFaulty: boolean;
  children: ReactNode;
}

export function More({ title, holds, isFaulty, children }: MoreProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes.more}
      open={isOpen || isFaulty}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={classes.moreTitle}>{title}</span>
        <span className={classes.holds}>{holds}</span>
      </summary>
      <div className={classes.inside}>{children}</div>
    </details>
  );
}
