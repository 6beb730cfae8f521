// A state as shape, word and colour together; the word is never left out.
import type { ReactNode } from 'react';

import classes from './status-mark.module.css';

export type StatusKind = 'live' | 'waiting' | 'trouble' | 'done' | 'paused' | 'idle';

const shapes: Record<StatusKind, ReactNode> = {
  live: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  trouble: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  done: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  paused: <path d="M2.5 1.5h2.4v9H2.5zm4.6 0h2.4v9H7.1z" fill="currentColor" />,
  idle: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
};

interface StatusMarkProps {
  kind: StatusKind;
  children: ReactNode;
}

export function StatusMark({ kind, children }: StatusMarkProps) {
  return (
    <span className={classes.mark} data-kind={kind}>
      <svg viewBox="0 0 12 12" width="0.75em" height="0.75em" aria-hidden="true">
        {shapes[kind]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
