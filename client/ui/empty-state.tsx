// An empty place: what would fill it, and the step that does.
import type { ReactNode } from 'react';

import classes from './empty-state.module.css';

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  /** The button or link of the step. */
  step?: ReactNode;
}

export function EmptyState({ title, children, step }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      {children !== undefined && <div className={classes.text}>{children}</div>}
      {step !== undefined && <div className={classes.step}>{step}</div>}
    </div>
  );
}
