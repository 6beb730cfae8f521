// A number with its label, and a line of figures. The label comes first for readers who hear it.
import type { ReactNode } from 'react';

import classes from './figure.module.css';

interface FigureProps {
  label: string;
  /** Already formatted. */
  value: ReactNode;
  /** What the value is measured against, or its unit: quieter, after it. */
  note?: ReactNode;
  size?: 'normal' | 'large';
}

export function Figure({ label, value, note, size = 'normal' }: FigureProps) {
  return (
    <div className={classes.figure} data-size={size}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {value}
        {note !== undefined && <span className={classes.note}>{note}</span>}
      </dd>
    </div>
  );
}

/** Figures side by side, parted by lines. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={classes.figures}>{children}</dl>;
}
