// A part of the floor: a short heading and content that scrolls inside itself when there is too much of it.
import type { ReactNode } from 'react';

import classes from './panel.module.css';

interface PanelProps {
  title: string;
  /** Beside the title, quieter. */
  aside?: ReactNode;
  /** Takes the room that is left. */
  grows?: boolean;
  /** Gives way to others last. */
  keeps?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, grows = false, keeps = false, children }: PanelProps) {
  return (
    <section
      className={classes.panel}
      data-grows={grows || undefined}
      data-keeps={keeps || undefined}
      aria-label={title}
    >
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {/* Scrollable, so it must be reachable without a mouse. */}
      <div className={classes.content} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}

/** A sentence where a panel has nothing to show. */
export function PanelNote({ children }: { children: ReactNode }) {
  return <p className={classes.note}>{children}</p>;
}
